import { expect, test } from 'vitest';
import { answer } from '#handlers/answer.ts';
import { anArticle } from '../an-article.ts';
import { testRooms } from '../test-rooms.ts';

const TEXT = `---
headline: Ferry landing keeps its night boat
rights-words: 4
---
“We have waited eleven years for this vote,” said Ada Okafor.

Boats lie idle all winter at the landing in Tidewater, Jan. 19, 2026. (AP Photo/Jo Lind)
`;

test.each(['“waited thirteen years for this vote”', '“Boats lie idle all winter”'])(
  'verify %s: where rights leave no words, the source is named all the same',
  async (quotation) => {
    const rooms = await testRooms([anArticle({ text: TEXT })]);
    const typed = `verify “We have waited eleven”\n\n${quotation}`;
    const said = JSON.stringify((await answer({ text: typed, userId: 'U1', channelId: 'C1' }, rooms)).blocks);
    expect(said.match(/Ferry landing keeps its night boat/gu)).toHaveLength(2);
    expect(said).toContain('The rights to this story allow no more of its words to be shown.');
    expect(said).not.toMatch(/eleven years|at the landing/u);
  },
);
