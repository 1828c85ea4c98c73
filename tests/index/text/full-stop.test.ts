import { expect, test } from 'vitest';
import { withFullStop } from '#index/text/full-stop.ts';

test.each([
  ['The mill is sold', 'The mill is sold.'],
  ['The mill is sold.', 'The mill is sold.'],
  ['Is the mill sold?', 'Is the mill sold?'],
  ['“The mill is sold.”', '“The mill is sold.”'],
  ['The “mill”', 'The “mill”.'],
  ['said by John Marsh Jr.', 'said by John Marsh Jr.'],
  ['and so on …', 'and so on …'],
  ['such as “headline: …”', 'such as “headline: …”.'],
])('%s', (sentence, stopped) => {
  expect(withFullStop(sentence)).toBe(stopped);
});
