import type { Archive } from '#index/archive/archive.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import { askAgain, without } from '#index/archive/shown-engine.ts';
import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { type Article, byFile } from '#index/text/article.ts';
import { createJudge } from '#src/rights/judge.ts';
import { type Audience, isLimited } from '#src/rights/visibility.ts';
import type { NewChange } from '#src/store/records.ts';
import type { Suggesting } from './suggesting.ts';

/** The archive of what may be read now. What may not is not in it at all, so that nothing of it can be counted or guessed. */
export type Shelf = {
  archiveFor(audience: Audience): Archive;
  /** Whether anything in it is to be kept from guests and other organisations. */
  hasInternal(): boolean;
  articlesFor(audience: Audience): readonly Article[];
  /**
   * Puts out what may be shown of these articles and takes away what may not, at once. The last version shown of what
   * was taken away is named with its change.
   */
  arrange(articles: Iterable<Article>): Promise<NewChange[]>;
  /** When what may be shown changes next by itself. */
  readonly nextChange: Temporal.Instant | undefined;
};

export type ShelfNeeds = {
  /** Holds the articles `shown`; nobody else changes it. */
  engine: ArchiveIndex;
  /** Is told of all articles; nobody else tells it of any. */
  suggesting: Suggesting;
  shown: readonly Article[];
  now: () => Temporal.Instant;
  timeZone: string;
};

/** To be arranged before it is asked. */
export function createShelf({ engine, suggesting, shown, now, timeZone }: ShelfNeeds): Shelf {
  const out = new Map(shown.map((article) => [article.id, article]));
  const judge = createJudge({ now, timeZone });
  const guarded = askAgain(engine, (article) => judge.mayShow(article, 'outside'));
  const inside = createArchive(
    askAgain(engine, (article) => judge.mayShow(article, 'everyone')),
    suggesting.suggestionsFor('everyone'),
  );
  const forOutsiders = suggesting.suggestionsFor('outside');
  let outside = inside;
  let sorted: readonly Article[] | undefined;
  let nextChange: Temporal.Instant | undefined;

  function changeOf(kind: NewChange['kind'], { id, version }: Article): NewChange {
    return { articleId: id, version, kind, atMs: now().epochMilliseconds };
  }

  function lookAhead(articles: readonly Article[]): void {
    nextChange = undefined;
    for (const article of articles) {
      const turn = judge.turnOf(article, 'everyone');
      if (turn && (!nextChange || Temporal.Instant.compare(turn, nextChange) < 0)) nextChange = turn;
    }
  }

  function findInternal(): Article[] {
    return [...out.values()].filter(({ audience }) => audience === 'internal');
  }

  /** Takes internal articles out of what outsiders can count, once they have been indexed. */
  async function partOutside(): Promise<void> {
    const found = await Promise.all(findInternal().map(({ id }) => engine.find(id)));
    const internal = found.filter((one) => one !== undefined);
    outside = internal.length > 0 ? createArchive(without(internal, guarded), forOutsiders) : inside;
  }

  return {
    archiveFor: (audience) => (audience === 'outside' ? outside : inside),
    hasInternal: () => outside !== inside,

    articlesFor(audience) {
      sorted ??= [...out.values()].sort(byFile);
      return sorted.filter((article) => judge.mayShow(article, audience));
    },

    async arrange(newest) {
      const all = [...newest];
      const visible = new Map<string, Article>();
      for (const article of all) if (judge.mayShow(article, 'everyone')) visible.set(article.id, article);
      const gone = [...out.values()].filter(({ id }) => !visible.has(id));
      const fresh = [...visible.values()].filter((article) => !isSame(out.get(article.id), article));
      const changed = fresh.filter(({ id, version }) => out.get(id)?.version !== version);

      for (const { id } of gone) out.delete(id);
      for (const article of fresh) out.set(article.id, article);
      sorted = undefined;
      lookAhead(all.filter(isLimited));
      suggesting.arrange(all);
      if (findInternal().length > 0 && outside === inside) outside = createArchive(guarded, forOutsiders);
      await Promise.all([engine.remove(gone.map(({ id }) => id)), engine.add(fresh)]);
      await partOutside();
      return [
        ...gone.map((article) => changeOf('gone', article)),
        ...changed.map((article) => changeOf('shown', article)),
      ];
    },

    get nextChange() {
      return nextChange;
    },
  };
}

function isSame(a: Article | undefined, b: Article): boolean {
  return a?.version === b.version && a.file === b.file;
}
