import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Http, openHttp } from '#handlers/http.ts';
import type { House } from '#handlers/rooms.ts';
import { createSlack, type Slack } from '#handlers/slack/slack.ts';
import { createWorkspace } from '#handlers/slack/workspace.ts';
import type { SlackSettings } from '#src/config.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import type { Outbox } from '#src/outbox/outbox.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Store } from '#src/store/store.ts';
import { buttonsOf, Showable } from '../../slack/block-limits.ts';
import { edgeRooms } from '../../slack/edge.ts';
import {
  ALICE,
  BOT,
  CHANNEL,
  freePort,
  type LocalSlack,
  openLocalSlack,
  type Posted,
  TOKENS,
  whyNoLocalSlack,
} from '../../slack/local-slack.ts';

const whyNot = await whyNoLocalSlack();
if (whyNot) console.warn(`The end-to-end tests through local-slack are skipped: ${whyNot}.`);

const { articles } = await readFolders(['seeds']);

describe.skipIf(whyNot)('Through a Slack that others wrote,', () => {
  describe.each(['socket', 'http'] as const)('by %s:', (mode) => {
    let peer: LocalSlack;
    let slack: Slack;
    let http: Http;
    let store: Store;

    beforeAll(async () => {
      const port = await freePort();
      const { rooms: forgetful } = await edgeRooms('error', articles);
      store = await openStore('sqlite::memory:');
      const rooms: House = { ...forgetful, memory: 'kept', store, outbox: NO_OUTBOX };
      slack = createSlack(createWorkspace(settingsFor(mode, port), rooms), rooms, { apartMs: 0 });
      http = await openHttp({
        port: 0,
        readiness: async () => ({ ready: slack.isConnected(), components: {} }),
        ...(slack.listener ? { listener: slack.listener } : {}),
      });
      peer = await openLocalSlack(port, mode === 'http' ? `${http.url}/slack/events` : undefined);
      await slack.start();
    });

    afterAll(async () => {
      await slack.stop();
      await http.close();
      await peer.close();
      await store.close();
    });

    /** What was posted after a message, in its channel. */
    async function since({ ts, channel }: Posted): Promise<Posted[]> {
      return (await peer.messages(channel)).filter((message) => message.ts > ts);
    }

    /** Types a command, and gives the answer that came with the acknowledgement. */
    async function ask(text: string): Promise<Posted> {
      await peer.command('/story', text);
      const answer = (await peer.messages()).at(-1);
      if (!answer) throw new Error(`no answer to ${text}`);
      return answer;
    }

    /** Presses the first button of a kind. */
    async function press(message: Posted, action: string): Promise<void> {
      const button = buttonsOf(message).find((each) => each.action === action);
      if (!button) throw new Error(`no such button: ${action}`);
      await peer.press(message, { action_id: action, value: button.value });
    }

    test('it is ready', async () => {
      expect((await fetch(`${http.url}/readyz`)).status).toBe(200);
    });

    test('/story detainers', async () => {
      const answer = await ask('detainers');
      expect(answer).toMatchObject({ ephemeral_to: ALICE, text: expect.stringContaining('4 stories') });
      const { text, blocks } = answer;
      expect({ as: 'answer', text, blocks }).toEqual(expect.schemaMatching(Showable));
      expect(quotesIn(blocks)).toHaveLength(4);
      expect(quotesIn(blocks).filter((quote) => !isPrinted(quote))).toEqual([]);
    });

    test('/story status', async () => {
      expect((await ask('status')).text).toContain(String(articles.length));
    });

    test('@Pullquote detainers: answered in the thread, for all, once', async () => {
      const said = await peer.say(`<@${BOT}> detainers`);
      await expect.poll(() => since(said)).toHaveLength(1);
      await ask('help');
      const [answer, ...others] = await since(said);
      expect(answer).toMatchObject({ thread_ts: said.ts, text: expect.stringContaining('4 stories') });
      expect(answer?.ephemeral_to).toBeUndefined();
      expect(others).toHaveLength(1);
    });

    test('a direct message is answered where it stands, once', async () => {
      const said = await peer.say(`<@${BOT}> detainers`, { channel: ALICE });
      await expect.poll(() => since(said)).toHaveLength(1);
      const next = await peer.say('help', { channel: ALICE });
      await expect.poll(() => since(next)).toHaveLength(1);
      const [answer, ...others] = await since(said);
      expect(answer).toMatchObject({ user: BOT, text: expect.stringContaining('4 stories') });
      expect(answer?.thread_ts).toBeUndefined();
      expect(others).toHaveLength(2);
    });

    test('a mention with a file is answered', async () => {
      const [before] = (await peer.messages()).slice(-1);
      await peer.sendFile(`<@${BOT}> detainers`);
      await expect
        .poll(async () => (await peer.messages()).filter(({ ts }) => ts > (before?.ts ?? '')))
        .toMatchObject([{ user: ALICE }, { user: BOT, text: expect.stringContaining('4 stories') }]);
    });

    test('a direct message with a file but without a word gets three lines', async () => {
      const said = await peer.say('hi', { channel: ALICE });
      await expect.poll(() => since(said)).toHaveLength(1);
      await peer.sendFile('', { channel: ALICE });
      await expect
        .poll(() => since(said))
        .toMatchObject([{ user: BOT }, { user: ALICE }, { text: expect.stringContaining('Say “help”') }]);
    });

    test('a mention added by an edit is answered in its thread, and once', async () => {
      const said = await peer.say('detainers');
      await peer.edit(said, `<@${BOT}> detainers`);
      await expect.poll(() => since(said)).toMatchObject([{ user: BOT, thread_ts: said.ts }]);
      await peer.edit(said, `<@${BOT}> detainers `);
      await peer.edit(said, `<@${BOT}> status`);
      await expect.poll(() => since(said)).toHaveLength(2);
    });

    test('a direct message put right by an edit is answered anew', async () => {
      const said = await peer.say('zonning', { channel: ALICE });
      await expect.poll(() => since(said)).toHaveLength(1);
      await peer.edit(said, 'detainers');
      await expect.poll(async () => (await since(said)).at(-1)?.text).toContain('“detainers”');
    });

    test('“hi” and “thanks!” in a channel are answered to the asker alone', async () => {
      for (const text of ['hi', 'thanks!']) {
        const said = await peer.say(`<@${BOT}> ${text}`);
        await expect.poll(() => since(said)).toMatchObject([{ ephemeral_to: ALICE }]);
        expect((await since(said))[0]?.text).toContain('quotation marks');
      }
    });

    test('“next” in a thread goes on with its last answer, for all', async () => {
      const said = await peer.say(`<@${BOT}> the`);
      await expect.poll(() => since(said)).toHaveLength(1);
      const [first] = await since(said);
      await peer.say(`<@${BOT}> next`, { thread_ts: said.ts });
      await expect.poll(() => since(said)).toHaveLength(3);
      const second = (await since(said)).at(-1);
      expect(second).toMatchObject({ user: BOT, thread_ts: said.ts });
      expect(quotesIn(second?.blocks)).toHaveLength(5);
      expect(quotesIn(second?.blocks)).not.toEqual(quotesIn(first?.blocks));
    });

    test('Share posts the quote for everyone under the asker’s name, once', async () => {
      const answer = await ask('detainers');
      await press(answer, 'share');
      await press(answer, 'share');
      await expect.poll(() => since(answer)).toHaveLength(2);
      const [shared, notice] = await since(answer);
      expect(shared?.ephemeral_to).toBeUndefined();
      expect(shared?.channel).toBe(CHANNEL);
      expect(JSON.stringify(shared?.blocks)).toContain(ALICE);
      expect(quotesIn(shared?.blocks)).toEqual(quotesIn(answer.blocks).slice(0, 1));
      expect(notice).toMatchObject({ ephemeral_to: ALICE, text: expect.stringContaining('just been shared') });
    });

    test.each([
      ['next', 'the'],
      ['more', 'the'],
      ['hidden', 'walz'],
    ])('the button “%s” answers the asker alone', async (action, search) => {
      const answer = await ask(search);
      await press(answer, action);
      await expect.poll(() => since(answer)).toMatchObject([{ ephemeral_to: ALICE }]);
      const [reply] = await since(answer);
      expect(quotesIn(reply?.blocks)).not.toEqual([]);
      expect(quotesIn(reply?.blocks)).not.toEqual(quotesIn(answer.blocks));
    });

    test('Show context opens a window with the quote in it', async () => {
      const answer = await ask('detainers');
      await press(answer, 'context');
      await expect.poll(() => peer.calls('views.open')).toHaveLength(1);
      const [opened] = await peer.calls('views.open');
      const [quote = 'no quote'] = quotesIn(answer.blocks);
      expect(textIn(opened)).toContain(quote);
    });
  });
});

// Nothing is posted here that nobody asked for.
const NO_OUTBOX: Outbox = { start() {}, wake() {}, sendAgain: async () => false, stop: async () => {} };

function settingsFor(mode: 'socket' | 'http', port: number): SlackSettings {
  const { botToken, appToken, signingSecret } = TOKENS;
  const common = { botToken, apiUrl: `http://localhost:${port}/api/` };
  return mode === 'socket' ? { ...common, mode, appToken } : { ...common, mode, signingSecret };
}

/** The quotes in a message, each with its runs joined. */
function quotesIn(blocks: Posted['blocks'] = []): string[] {
  const quotes = JSON.stringify(blocks).match(/\{"type":"rich_text_quote","elements":\[.*?\]\}/g) ?? [];
  return quotes.map((quote) => textIn(JSON.parse(quote)));
}

/** Every text in a value, joined. */
function textIn(value: unknown): string {
  const texts = JSON.stringify(value).matchAll(/"text":("(?:[^"\\]|\\.)*")/g);
  return [...texts].map(([, text = '""']) => JSON.parse(text)).join('');
}

function isPrinted(quote: string): boolean {
  return articles.some(({ text }) => text.includes(quote));
}
