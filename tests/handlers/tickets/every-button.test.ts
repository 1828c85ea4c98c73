import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { TypedAsk } from '#handlers/ask.ts';
import { actions } from '#handlers/buttons/actions.ts';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Store } from '#src/store/store.ts';
import { ABOUT } from '../../an-about.ts';
import { pressed, typed } from '../../asks.ts';
import { buttonsOf, Showable } from '../../slack/block-limits.ts';
import { openBot } from '../open-bot.ts';

const PATIENCE = { timeout: 30_000, interval: 50 };
const EDITOR = { userId: 'U9' };
// As long as a search may be, and it finds something.
const LONG = `detainers -${'ø'.repeat(500)}`;
const PRINTED = '“Minnesota honors federal detainers already”';

const ASKS: (string | TypedAsk)[] = [
  ...[
    LONG,
    `council OR city OR state OR police -${'ø'.repeat(460)}`,
    'detainers',
    'detaners',
    'Unsplash',
    'operation',
    'harbr concil dredg',
    'rent freeze OR cap',
  ],
  ...['said walz', `said walz -${'ø'.repeat(480)}`, 'said mayor', 'said nobdy', 'said walz zeppelins', 'more'],
  ...[`verify ${PRINTED}`, 'https://tidewater.example/harbor', 'status', 'withdraw harbor', 'withdraw'],
  ...[
    `follow ${LONG}`,
    'following',
    'unfollow',
    'digest',
    `digest daily 8:30 about ${LONG}`,
    'digest preview',
    'digest stop',
  ],
  typed('follow ferry', { userId: 'U1' }),
];

/** A post of which nobody knows whether it has arrived. */
async function doubt(key: string, { plannedPosts }: Store): Promise<void> {
  await plannedPosts.plan([{ ...ABOUT.digest, key, subject: 'C1', channelId: 'C1', dueMs: Date.UTC(2099, 0) }]);
  const sending = await plannedPosts.begin(key, 1);
  if (sending) await plannedPosts.settle(sending, { state: 'unknown', reason: 'no answer' });
}

test('every button there is carries a ticket that fits, whatever its view is about', async ({ onTestFinished }) => {
  const { house, store, sent, write } = await openBot({ onTestFinished, editors: 'U9' });
  for (const file of readdirSync('seeds')) write(file, readFileSync(`seeds/${file}`, 'utf8'));
  for (let at = 0; at < 12; at += 1)
    write(`held-${at}.txt`, `---\nstatus: held\n---\nThe ferry is held, boat ${at}.\n`);
  await vi.waitFor(async () => {
    await house.library.refresh();
    expect(house.library.keptBack()).toHaveLength(12);
  }, PATIENCE);
  await doubt(`digest ${'C1'.repeat(120)}`, store);
  const seen = new Set<string>();
  const check = (reply: Reply) => {
    expect(reply).toEqual(expect.schemaMatching(Showable));
    for (const { action, value } of buttonsOf(reply)) {
      expect(value.length).toBeLessThanOrEqual(150);
      seen.add(action);
    }
  };

  let replies: Reply[] = [];
  for (const ask of ASKS) replies.push(await answer(typeof ask === 'string' ? typed(ask, EDITOR) : ask, house));
  for (let presses = 0; presses <= 2; presses += 1) {
    replies.forEach(check);
    const buttons = new Map(replies.flatMap(buttonsOf).map((button) => [JSON.stringify(button), button]));
    replies = [];
    for (const { action, value } of buttons.values()) replies.push(await press(action, pressed(value, EDITOR), house));
  }

  await answer(typed(`follow ${LONG}`, EDITOR), house);
  write('new.txt', 'The sheriff honors no detainers any more, her office said on Thursday, and never will again.\n');
  await vi.waitFor(() => expect(sent.map(({ channelId }) => channelId)).toContain('C1'), PATIENCE);
  for (const { message } of sent) check({ as: 'post', ...message });
  expect([...seen].sort()).toEqual(Object.keys(actions).sort());
});
