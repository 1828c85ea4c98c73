import { peopleQuoted } from '#index/evidence/voices.ts';
import { createStoryFinder } from '#index/finder/story-finder.ts';
import type { Circle, Suggestions } from '#index/finder/suggestions.ts';
import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { createJudge } from '#src/rights/judge.ts';

/** What may be suggested of the newsroom's articles, to each circle of readers what it may see. */
export type Suggesting = {
  suggestionsFor(circle: Circle): Suggestions;
  /** Takes in all articles as they are now. What may no longer be told is gone when this returns; the rest follows soon. */
  arrange(articles: readonly Article[]): void;
  /** Says who is quoted in a version of an article, once that has been read. */
  addVoices(found: IndexedArticle): Promise<void>;
};

/** What of a story was told, and to whom. */
type Told = { version: string; file: string; shownTo: Circle };

export function createSuggesting(clock: { now: () => Temporal.Instant; timeZone: string }): Suggesting {
  const finder = createStoryFinder();
  const judge = createJudge(clock);
  let told = new Map<string, Told>();

  function circleOf(article: Article): Circle {
    if (judge.mayShow(article, 'outside')) return 'outside';
    return judge.mayShow(article, 'everyone') ? 'everyone' : 'editors';
  }

  return {
    suggestionsFor: finder.suggestionsFor,

    arrange(articles) {
      const before = told;
      const changed: { article: Article; shownTo: Circle }[] = [];
      told = new Map();
      for (const article of articles) {
        const { id, version, file } = article;
        const shownTo = circleOf(article);
        const last = before.get(id);
        const isSame = last?.version === version && last.file === file && last.shownTo === shownTo;
        told.set(id, isSame ? last : { version, file, shownTo });
        if (!isSame) changed.push({ article, shownTo });
      }
      finder.remove([...before.keys()].filter((id) => !told.has(id)));
      void finder.add(changed);
    },

    addVoices: ({ article, attributions }) => finder.addPeople(article, peopleQuoted(attributions())),
  };
}
