import type { Article } from '#index/text/article.ts';

/**
 * Whom something is suggested to: anybody; the newsroom, who see what is internal too; its editors, who must find what
 * is held back. Each may be told all that those before may.
 */
export const CIRCLES = ['outside', 'everyone', 'editors'] as const;
export type Circle = (typeof CIRCLES)[number];

/** Whether a circle may be told of what is shown to another. */
export function mayHear(circle: Circle, shownTo: Circle): boolean {
  return CIRCLES.indexOf(shownTo) <= CIRCLES.indexOf(circle);
}

/** A story as it is offered: enough to name it and to look it up. What it says, and whether it may be shown, the archive decides. */
export type StorySuggested = Pick<
  Article,
  'id' | 'version' | 'file' | 'headline' | 'outlet' | 'byline' | 'published' | 'url'
>;

/** A name as it is printed, of a person also with what they are, and how many stories have it that one may be told of. */
export type NameSuggested = { name: string; inFull: string; stories: number };

/**
 * What somebody may mean who remembers it by half, has not typed it out or has misspelt it: the likeliest first, `limit`
 * at most. Anything may stand behind it that keeps these promises; nothing is quoted on its word.
 */
export type Suggestions = {
  /** Stories by words of their headline, outlet, byline or place, or the names of people they quote. */
  stories(words: string, limit: number): Promise<StorySuggested[]>;
  /** People who are quoted, by name or by what they are. */
  people(name: string, limit: number): Promise<NameSuggested[]>;
  outlets(name: string, limit: number): Promise<NameSuggested[]>;
  bylines(name: string, limit: number): Promise<NameSuggested[]>;
};
