import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answer, fill, press } from '#handlers/doors/doors.ts';
import type { House } from '#handlers/rooms.ts';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { createLog } from '#src/log.ts';
import { readEditors } from '#src/rights/editors.ts';
import { openStore } from '#src/store/open-store.ts';
import { anArticle } from '../../an-article.ts';
import { deed, filled, typed } from '../../asks.ts';
import { rememberingRooms } from '../../remembering-rooms.ts';
import { temporaryFolder } from '../../src/store/temporary-folder.ts';

/** A house whose store has lost its file, and what its log says. */
async function inTrouble(): Promise<{ house: House; lines: string[] }> {
  const article = anArticle();
  const path = join(temporaryFolder(), 'store.db');
  const store = await openStore(`sqlite:${path}`);
  onTestFinished(() => store.close());
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const rooms = await rememberingRooms([article]);
  const library = { ...rooms.library, newest: () => [article] };
  const house: House = { ...rooms, library, store, log, editors: readEditors(['U1', 'members']) };
  rmSync(path);
  return { house, lines };
}

const PLAIN = { bold: (text: string) => text, dim: (text: string) => text };
const OWN_WORDS =
  /^\s*I could not do that\. \/.*store\.db is no longer in its place: what I wrote now would be lost\. Stop me, put the file back/;

test('whoever asks for what the store cannot do is told in its own words, whichever way they ask', async () => {
  const { house, lines } = await inTrouble();
  const id = anArticle().id;
  const form = { time: '08:30', days: '1,2,3', search: '', zone: 'UTC', quiet: 'say' };
  for (const reply of [
    await answer(typed('follow dredge'), house),
    await answer(typed('digest daily 8:30'), house),
    await press('withdraw', await deed(['withdraw', id], house), house),
    await fill('digest-save', filled(form), house),
  ])
    expect(printReply(reply, PLAIN)).toMatch(OWN_WORDS);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(Array(4).fill('the store failed'));
});

test('whoever is not of the newsroom is not told where it is', async () => {
  const { house } = await inTrouble();
  const reply = await answer(typed('follow dredge', { channelId: 'D1', userId: 'U9', audience: 'outside' }), house);
  expect(reply.text).toBe('I could not do that. My memory fails me just now; whoever runs me can see why.');
});

test('a search is answered all the same, in a thread too', async () => {
  const { house } = await inTrouble();
  for (const where of [{}, { thread: '1.1' }]) {
    expect((await answer(typed('dredge', where), house)).text).toContain('dredge the old channel');
    expect((await answer(typed('status', where), house)).text).toContain('1 story');
  }
});
