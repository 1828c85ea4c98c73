import { peopleQuoted } from '#index/evidence/voices.ts';
import { createStoryFinder } from '#index/finder/story-finder.ts';
import type { Circle, Suggestions } from '#index/finder/suggestions.ts';
import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { type Audience, isLimited, isVisible } from '#src/rights/visibility.ts';

/** What may be suggested of the newsroom's articles, to each circle of readers what it may see. */
export type Suggesting = {
  suggestionsFor(circle: Circle): Suggestions;
  /** Takes in all articles as they are now. What may no longer be told is gone when this returns; the rest follows soon. */
  arrange(articles: readonly Article[]): void;
  /** Says who is quoted in a version of an article, once that has been read. */
  addVoices(found: IndexedArticle): Promise<void>;
};

export function createSuggesting({ now, timeZone }: { now: () => Temporal.Instant; timeZone: string }): Suggesting {
  const finder = createStoryFinder();
  // By article, what of it was told to whom.
  let told = new Map<string, string>();

  function circleOf(article: Article): Circle {
    const mayShow = (audience: Audience) => isVisible(article, audience, { now: now(), timeZone });
    if (!isLimited(article) || mayShow('outside')) return 'outside';
    return mayShow('everyone') ? 'everyone' : 'editors';
  }

  return {
    suggestionsFor: finder.suggestionsFor,

    arrange(articles) {
      const before = told;
      const stories = articles.map((article) => ({ article, shownTo: circleOf(article) }));
      const states = stories.map(({ article, shownTo }) => `${article.version} ${article.file} ${shownTo}`);
      told = new Map(stories.map(({ article }, at) => [article.id, states[at] ?? '']));
      finder.remove([...before.keys()].filter((id) => !told.has(id)));
      void finder.add(stories.filter(({ article }, at) => before.get(article.id) !== states[at]));
    },

    addVoices: ({ article, attributions }) => finder.addPeople(article, peopleQuoted(attributions())),
  };
}
