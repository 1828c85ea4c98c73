import type { Archive } from '#index/archive/archive.ts';
import { matchesPerson } from '#index/evidence/person-names.ts';
import type { Attribution } from '#index/evidence/speakers.ts';
import { inSlices } from '#index/in-slices.ts';
import type { Clause } from '#index/query/clause.ts';
import type { Range } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { findWords, fold } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { areOfOneTime } from './days-apart.ts';
import { type DifferingWords, findDifferingWords, readSpoken } from './differing-words.ts';

/** A quotation in an article, and who is certain to have said it. */
type Said = { found: IndexedArticle; quotation: Range; speaker: Exclude<Attribution['speaker'], 'unclear'> };

/** One thing said, that two outlets print in different words; `a` is the newer story's. */
export type DifferingSaid = { a: Said; b: Said; words: DifferingWords };

// A run of so many words of a quotation is hardly ever anybody else's.
const RUN = 4;
// No story of an ordinary length quotes as many; of one as long as a book the first are compared.
const MOST_COMPARED = 200;
// A run that more stories print is a slogan.
const MOST_SHARING = 1000;
// What somebody says again on another day is another quotation.
const MOST_DAYS_APART = 3;

/** Quotations of a story that another outlet's story prints in other words, said by the same person at the same time. */
export async function findDifferingQuotes(
  found: IndexedArticle,
  archive: Archive,
  canCompare: (other: IndexedArticle) => boolean,
): Promise<DifferingSaid[]> {
  const differing: DifferingSaid[] = [];
  for await (const a of inSlices(certainIn(found))) {
    const others = await findSharing(a, archive);
    const comparable = others.filter((other) => areOfOneTime(found, other, MOST_DAYS_APART) && canCompare(other));
    for await (const other of inSlices(comparable)) {
      const pair = compareWith(a, other);
      if (pair) differing.push(pair);
    }
  }
  return withoutRepetitions(differing);
}

/** Who says much the same twice may be quoted rightly both times: which of them the other story prints, nobody knows. */
function withoutRepetitions(differing: readonly DifferingSaid[]): DifferingSaid[] {
  const byOther = Map.groupBy(differing, ({ b }) => b.quotation);
  return [...byOther.values()].flatMap((pairs) => (pairs.length === 1 ? pairs : []));
}

function certainIn(found: IndexedArticle): Said[] {
  return found
    .attributions()
    .values()
    .flatMap(({ quotation, speaker }) =>
      speaker !== 'unclear' && speaker.name !== undefined && quotation.form === 'speech'
        ? [{ found, quotation, speaker }]
        : [],
    )
    .take(MOST_COMPARED)
    .toArray();
}

function compareWith(a: Said, other: IndexedArticle): DifferingSaid | undefined {
  const spoken = readSpoken(a.found.article.text, a.quotation);
  const pairs = certainIn(other)
    .filter(({ speaker }) => matchesPerson(a.speaker.name ?? '', speaker))
    .map((b) => ({ a, b, words: findDifferingWords(spoken, readSpoken(other.article.text, b.quotation)) }));
  // Where the other prints it word for word too, nothing differs.
  if (pairs.some(({ words }) => words === 'same')) return undefined;
  const [only, ...others] = pairs.flatMap(({ words, ...said }) =>
    typeof words === 'object' ? [{ ...said, words }] : [],
  );
  return others.length === 0 ? only : undefined;
}

/** The other stories that print any run of a quotation's words. */
async function findSharing({ found, quotation }: Said, archive: Archive): Promise<IndexedArticle[]> {
  const forms = findWords(found.article.text, quotation).map(({ form }) => form);
  const runs = forms.flatMap((_, at) =>
    at % RUN === 0 && at + RUN <= forms.length ? [forms.slice(at, at + RUN)] : [],
  );
  const of = runs
    .filter((run) => !run.every((form) => isStopWord(fold(form))))
    .map((run): Clause => ({ kind: 'phrase', forms: run, joined: false }));
  if (of.length === 0) return [];

  const { stories } = await archive.printing({ kind: 'any', of }, { most: MOST_SHARING });
  return stories.filter((other) => other !== found);
}
