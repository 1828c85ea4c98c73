import { describe, expect, test } from 'vitest';
import { readJudged } from '../../../bench/collections/judged-collections.ts';
import { hasShared } from '../../shared.ts';

describe.skipIf(!hasShared('eval/time'))('The judged collections', () => {
  const [time, mended, cranfield] = readJudged() ?? [];
  const answersOf = (question: string, { topics } = { topics: time?.topics ?? [] }) => [
    ...(topics.find((topic) => topic.question.startsWith(question))?.relevant ?? []),
  ];

  test('TIME has 423 articles and 82 questions that any of them answers', () => {
    expect([time?.texts.length, time?.topics.length]).toEqual([423, 82]);
  });

  test('TIME, mended, takes an answer two places up once two articles are lost', () => {
    const spies = 'PREMIER CYRILLE ADOULA';
    expect([answersOf(spies), answersOf(spies, mended)]).toEqual([['390'], ['388']]);
    expect(mended?.texts[387]?.body.join(' ')).toContain('ADOULA');
  });

  test('Cranfield has 1,400 abstracts and 225 questions, and grades below 1 answer nothing', () => {
    expect([cranfield?.texts.length, cranfield?.topics.length]).toEqual([1400, 225]);
    // Judged 1, 2, 3 or 4 for the first question: 28 of its 29 judgements.
    expect(cranfield?.topics[0]?.relevant.size).toBe(28);
  });
});
