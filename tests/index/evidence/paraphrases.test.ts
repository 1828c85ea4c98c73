import { expect, test } from 'vitest';
import { findParaphrases } from '#index/evidence/paraphrases.ts';
import { findQuotations } from '#index/evidence/quotations.ts';
import { isQuotable } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import { anArticle } from '../../an-article.ts';

/** Who is reported as saying the sentence, after one that names Tim Walz and Jane Roe in full. */
function reported(sentence: string): string[] {
  const text = `Gov. Tim Walz and Mayor Jane Roe met on Monday in St. Paul for the first time.\n\n${sentence}\n`;
  const article = anArticle({ text });
  const sentences = article.paragraphs
    .filter(isQuotable)
    .flatMap((paragraph) => findSentences(article.text, paragraph));
  return findParaphrases(article, sentences, findQuotations(article)).map(({ speaker }) => speaker.name ?? '');
}

test.each([
  ['Walz said the talks would go on until the end of the week.', 'Tim Walz'],
  ['Gov. Walz told reporters on Tuesday that the bridge was safe.', 'Tim Walz'],
  ['The bridge is safe and will stay open all winter, Walz said.', 'Tim Walz'],
  ['The bridge will stay open all winter, according to Roe.', 'Jane Roe'],
  ['According to Roe, the bridge will stay open all winter.', 'Jane Roe'],
  ['Walz has announced that the state would mend the bridge.', 'Tim Walz'],
  ['Mayor Jane Roe disputed the claim, stating that ferries run on time.', 'Jane Roe'],
  ['Walz accused the builders of leaving the bridge as it was.', 'Tim Walz'],
  ['The bridge is not being closed, said Jane Roe, the city’s mayor; it is mended by night.', 'Jane Roe'],
  ['The bridge is not being closed, said Tim Walz, who runs the state.', 'Tim Walz'],
])('%s is what %s said', (sentence, name) => {
  expect(reported(sentence)).toEqual([name]);
});

test.each([
  ['Walz did not say whether the bridge would stay open.'],
  ['Walz would say only that the bridge was safe this winter.'],
  ['He said the bridge would stay open all winter long.'],
  ['Walz said the bridge was “a good bridge” and safe all winter.'],
  ['Has Walz said that the bridge will stay open all winter?'],
  ['Critics said Walz had known about the bridge for years.'],
  ['Walz told a joke about the bridge and the two ferries.'],
  ['Roe, whom Walz said he admired, left the meeting early on Monday.'],
  ['Walz said little.'],
  ['The bridge is not being closed, said Jane Roe; Tim Walz denied that it was safe.'],
  ['The bridge is closed, said Jane Roe, and on the day after it was still not to be opened again.'],
])('%s is nobody’s for certain', (sentence) => {
  expect(reported(sentence).filter((name) => name === 'Tim Walz' || name === 'Jane Roe')).toEqual([]);
});
