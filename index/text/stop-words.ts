import { wordList } from './word-list.ts';

/**
 * Words too common to find a story by. They count inside a phrase and when nothing else was asked.
 * `us` is missing on purpose: it is also the form of `U.S.`.
 */
const STOP_WORDS =
  wordList(`a about after all also an and any are as at be been before being but by can could did do does for from had has have
  he her him his how i if in into is it its just like me more most my no not now of on one only or other our out over
  said she should so some such than that the their them then there these they this those through to too under up very
  was we were what when where which while who whom why will with would you your`);

/** Whether a folded form is too common to find a story by. */
export function isStopWord(folded: string): boolean {
  return STOP_WORDS.has(folded);
}
