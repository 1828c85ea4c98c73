import { expect, test } from 'vitest';
import { foldedWords } from '../../../bench/documents/folded-words.ts';

test.each([
  ['“Élan” — that’s IT', ['elan', 'thats', 'it']],
  ['over-\nlooking', ['overlooking']],
  ['pre‐\n     served well-\n> known', ['preserved', 'wellknown']],
  ['a well-known 18-\n20', ['a', 'wellknown', '18', '20']],
  ['> > quoted **bold**', ['quoted', 'bold']],
  ['港特首1.5小时', ['港', '特', '首', '1', '5', '小', '时']],
])('%j', (text, words) => {
  expect(foldedWords(text)).toEqual(words);
});
