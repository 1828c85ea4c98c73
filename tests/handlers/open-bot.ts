import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { openFixtures } from '#handlers/open-fixtures.ts';
import { createPosting } from '#handlers/posts/posting.ts';
import type { House } from '#handlers/rooms.ts';
import { createLog } from '#src/log.ts';
import { type Measures, unmeasured } from '#src/measures.ts';
import type { Message, Posted, Poster } from '#src/outbox/message.ts';
import { readEditors } from '#src/rights/editors.ts';
import { openStore } from '#src/store/open-store.ts';

/** The one story that such a bot begins with. */
export const HARBOR = `---
headline: Harbor council votes to dredge
---
The council voted on Tuesday to dredge the old channel before the floods arrive in the spring.

“We have waited eleven years for this vote,” said Ada Okafor, who runs the ferry landing.
`;

/** A message that a bot has posted, as it stands now. */
export type Sent = { channelId: string; ts: string; threadTs?: string | undefined; message: Message };

/** Whose posts Slack takes, unless `posted` says otherwise, who its editors are, what it remembers, and who measures it. */
type Given = Pick<TestContext, 'onTestFinished'> & {
  posted?: () => Posted;
  editors?: string;
  storeUrl?: string;
  measures?: Measures;
};

/** A whole bot over a folder of its own, whose posts are kept instead of sent. It is gone when the test is done. */
export async function openBot(given: Given) {
  const { onTestFinished, posted, editors = '', storeUrl = 'sqlite::memory:', measures = unmeasured } = given;
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write('harbor.txt', HARBOR);

  const store = await openStore(storeUrl, undefined, measures);
  const now = Temporal.Now.instant;
  const needs = { log: createLog('silent'), measures, timeZone: 'UTC', now, store, isWatching: true };
  const named = readEditors(editors.split(',').filter(Boolean));
  const fixtures = await openFixtures({ ...needs, articles: [folder], editors: named });

  const sent: Sent[] = [];
  const poster: Poster = {
    async post(message, { channelId, threadTs }) {
      const outcome = posted?.() ?? { as: 'sent', channelId, ts: `${sent.length + 1}.0` };
      if (outcome.as === 'sent') sent.push({ channelId, ts: outcome.ts, threadTs, message });
      return outcome;
    },
    find: async () => 'unknowable',
    async update(message, at) {
      const standing = sent.find(({ ts }) => ts === at.ts);
      if (standing) standing.message = message;
      return { as: 'sent', ...at };
    },
  };
  const posting = createPosting({ ...fixtures, store }, { poster, audienceOf: async () => ({}) });
  const house: House = { ...fixtures, memory: 'kept', store, outbox: posting.outbox };
  posting.start();
  onTestFinished(async () => {
    await posting.stop();
    await house.library.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return { house, store, sent, write, remove: (file: string) => rmSync(join(folder, file)) };
}
