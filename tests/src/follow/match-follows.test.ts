import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Archive } from '#index/archive/archive.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { parseQuery } from '#index/query/query.ts';
import type { Article } from '#index/text/article.ts';
import { type FollowIndex, findFollows, indexFollows } from '#src/follow/match-follows.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { anArticle } from '../../an-article.ts';
import { hasShared, sharedPath } from '../../shared.ts';
import { aFollow } from './a-follow.ts';

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };

describe('the harbor story is found by a follow of', () => {
  test.each([
    ['dredge', true],
    ['DREDGED', true],
    ['dredge OR nothing', true],
    ['nothing OR nobody', false],
    ['dredge -jobs', false],
    ['dredg*', true],
    ['zzz*', false],
    ['"old channel"', true],
    ['"channel old"', false],
    ['e-mail OR shell-fish', true],
    ['the', true],
    ['the channel', true],
    ['"of the"', false],
    ['outlet:tidewater', true],
    ['outlet:tidewater -ferry', false],
    ['outlet:courier OR boats', true],
    ['headline:dredge', true],
    ['headline:ferry', false],
    ['said:"Ada Okafor"', true],
    ['said:okafor boats', true],
    ['said:okafor jobs', false],
    ['said:walz', false],
    ['last:8d', true],
    ['last:7d', false],
    ['on:2026-01-20 harbor', true],
    ['ferry NEAR/3 landing', true],
    ['ferry PRE/1 boats', false],
    ['ATLEAST2 council', true],
    ['(ferry OR bus) (landing OR stop)', true],
    ['dredging the harbor channel before the spring floods', true],
    ['dredging the harbor channel before the autumn floods', false],
  ])('%s: %s', async (typed, isFound) => {
    expect(await followsFinding(anArticle(), [typed])).toEqual(isFound ? [typed] : []);
  });
});

test('a word that no story printed before is found in the first that does', async () => {
  const engine = createMemoryIndex();
  const archive = createArchive(engine);
  await engine.add([anArticle()]);
  const follows = await indexFollows([aFollow({ typed: 'zeppelin' }), aFollow({ typed: 'zepp*' })], archive);
  const zeppelins = anArticle({ file: 'new.txt', text: 'Zeppelins came back\n\nTwo zeppelins crossed the bay.\n' });
  await engine.add([zeppelins]);
  expect((await matching(archive, zeppelins.id, follows)).sort()).toEqual(['zepp*', 'zeppelin']);
});

test('a follow that can no longer be read as a search finds nothing, and stops no other', async () => {
  expect(await followsFinding(anArticle(), ['-harbor', 'harbor'])).toEqual(['harbor']);
});

const NEWS = 'eval/polnear/dev/text';
const STORIES = 80;
const SEARCHES = 1000;
// Followed together, as a newsroom's are: an article is looked at once for all of them.
const TOGETHER = 20;

describe.skipIf(!hasShared(NEWS))('over real articles', () => {
  let articles: Article[];
  let archive: Archive;

  beforeAll(async () => {
    articles = (await readFolders([sharedPath(NEWS)])).articles.slice(0, STORIES);
    const engine = createMemoryIndex();
    await engine.add(articles);
    archive = createArchive(engine);
  });

  test('a follow finds an article exactly when a search does', async () => {
    const searches = fc.array(
      aSearchIn(() => articles),
      { minLength: TOGETHER, maxLength: TOGETHER },
    );
    let found = 0;
    await fc.assert(
      fc.asyncProperty(searches, async (typed) => {
        const followed = await findByFollows(typed, archive, articles);
        for (const one of typed) {
          const searched = await findBySearch(one, archive);
          if (!searched) continue;
          const ids = followed.get(one) ?? [];
          found += ids.length;
          expect(ids.toSorted(), one).toEqual(searched.toSorted());
        }
      }),
      { numRuns: SEARCHES / TOGETHER, seed: 20261122 },
    );
    expect(found).toBeGreaterThan(SEARCHES);
  });
});

/** The articles that have all that a search wants. Undefined for a long list of words, which ranks and leaves none out. */
async function findBySearch(typed: string, archive: Archive): Promise<string[] | undefined> {
  const query = parseQuery(typed);
  if ('problem' in query) return undefined;
  const { plan, hits, fit } = await archive.search(query, { ...CALENDAR, most: STORIES });
  if (plan.isDescription) return undefined;
  return fit === 'all' ? hits.map(({ found: { article } }) => article.id) : [];
}

/** The articles that each of these searches finds when all of them are followed. */
async function findByFollows(searches: readonly string[], archive: Archive, articles: readonly Article[]) {
  const follows = [...new Set(searches)].map((typed) => aFollow({ id: typed, typed }));
  const indexed = await indexFollows(follows, archive);
  const found = new Map<string, string[]>();
  for (const { id } of articles) {
    for (const typed of await matching(archive, id, indexed)) found.set(typed, [...(found.get(typed) ?? []), id]);
  }
  return found;
}

/** Searches in every part of the grammar, of words that stand in the articles. */
function aSearchIn(articles: () => readonly Article[]): fc.Arbitrary<string> {
  const run = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 4 })).map(([at, offset, length]) => {
    const { text = '' } = articles()[at % articles().length] ?? {};
    const words = text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
    const start = offset % Math.max(1, words.length - length);
    return words.slice(start, start + length);
  });
  const word = run.map(([first = 'news']) => first);
  const outlet = fc.nat().map((at) => articles()[at % articles().length]?.outlet ?? 'Times');
  const leaf = fc.oneof(
    { arbitrary: word, weight: 3 },
    run.map((words) => `"${words.join(' ')}"`),
    word.map((one) => `${one.slice(0, 4)}*`),
    fc.constantFrom('the', 'it', 'last:7d', 'after:2016', 'before:2016-03', 'said:trump', 'said:"press secretary"'),
    word.map((one) => `said:${one}`),
    word.map((one) => `headline:${one}`),
    outlet.map((one) => `outlet:"${one}"`),
    fc.tuple(word, word).map(([a, b]) => `${a} NEAR/8 ${b}`),
    word.map((one) => `ATLEAST2 ${one}`),
  );
  return fc.oneof(
    leaf,
    fc.tuple(leaf, leaf).map(([a, b]) => `${a} ${b}`),
    fc.tuple(leaf, leaf).map(([a, b]) => `${a} OR ${b}`),
    fc.tuple(leaf, leaf).map(([a, b]) => `${a} -${b}`),
    fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => `(${a} OR ${b}) ${c}`),
    fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => `${a} OR (${b} NOT ${c})`),
  );
}

async function followsFinding(article: Article, searches: readonly string[]): Promise<string[]> {
  const engine = createMemoryIndex();
  await engine.add([article]);
  const archive = createArchive(engine);
  const follows = searches.map((typed) => aFollow({ id: typed, typed }));
  return matching(archive, article.id, await indexFollows(follows, archive));
}

async function matching(archive: Archive, id: string, follows: FollowIndex): Promise<string[]> {
  const found = await archive.find(id);
  if (!found) throw new Error(`${id} is not in the archive`);
  return (await findFollows(found, follows, CALENDAR)).map(({ follow }) => follow.typed);
}
