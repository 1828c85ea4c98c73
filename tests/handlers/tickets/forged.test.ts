import { describe, expect, test } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { writePointer } from '#handlers/tickets/pointer.ts';
import type { Article } from '#index/text/article.ts';
import { readEditors } from '#src/rights/editors.ts';
import { aKeptVersion } from '../../a-kept-version.ts';
import { anArticle } from '../../an-article.ts';
import { typed as ask, pressed } from '../../asks.ts';
import { rememberingRooms } from '../../remembering-rooms.ts';
import { buttonsOf } from '../../slack/block-limits.ts';
import { testRooms } from '../../test-rooms.ts';

const harbor = anArticle();
const says = (reply: Reply) => `${reply.text} ${JSON.stringify(reply.blocks)}`;
const ticketIn = (reply: Reply, name: string) => buttonsOf(reply).find(({ action }) => action === name)?.value ?? '';
const idIn = (reply: Reply) => /"i":"([^"]+)"/.exec(ticketIn(reply, 'share'))?.[1] ?? '';

/** What a button of the first bots carried for these words of an article. */
function oldValue({ id, version: v, text }: Article, words: string): string {
  const s = text.indexOf(words);
  return writePointer({ q: 'dredge', id, v, s, e: s + words.length });
}

const SENTENCE =
  'The harbor council voted on Tuesday to dredge the old channel before the spring floods arrive in the bay.';

describe('a button from before there were tickets', () => {
  test('is shared if it is of whole sentences', async () => {
    const reply = await press('share', pressed(oldValue(harbor, SENTENCE)), await rememberingRooms([harbor]));
    expect(reply.as).toBe('post');
    expect(says(reply)).toContain('before the spring floods');
  });

  test.each([
    'The harbor council voted on Tuesday to dredge',
    'dredging would cost 1,360 jobs in the shellfish trade',
    SENTENCE.slice(0, -1),
  ])('is not shared if it is of a part: %s', async (part) => {
    const reply = await press('share', pressed(oldValue(harbor, part)), await rememberingRooms([harbor]));
    expect(reply.as).toBe('answer');
    expect(says(reply)).toContain('whole sentences only');
  });

  test('still shows the context of any part, to whoever presses it', async () => {
    const reply = await press(
      'context',
      pressed(oldValue(harbor, 'the old channel')),
      await rememberingRooms([harbor]),
    );
    expect(reply.as).toBe('modal');
  });

  test.each(['follow', 'follow-alone', 'unfollow', 'digest-stop', 'send-again', 'withdraw', 'restore'])(
    '%s changes nothing, and says to ask again',
    async (action) => {
      const rooms = { ...(await rememberingRooms([harbor])), editors: readEditors(['U1']) };
      await answer(ask('follow ferry'), rooms);
      await answer(ask('digest daily 8:30'), rooms);
      const [follow] = await rooms.store.follows.active();
      for (const value of ['', 'ferry', harbor.id, follow?.id ?? '', oldValue(harbor, SENTENCE), '{"c":"ferry"}'])
        expect(says(await press(action, pressed(value), rooms))).toContain('Please ask again');
      expect(await rooms.store.follows.active()).toHaveLength(1);
      expect(await rooms.store.digests.active()).toHaveLength(1);
      expect(await rooms.store.audit.newest(9)).toHaveLength(2);
    },
  );
});

describe('a forged button', () => {
  test('of an altered slice is refused, whatever it is to do', async () => {
    const rooms = await rememberingRooms([harbor]);
    const ticket = ticketIn(await answer(ask('dredge'), rooms), 'share');
    const altered = ticket.replace(/-(\d+)-([0-9a-f]{24})/, (_, end, mark) => `-${Number(end) - 9}-${mark}`);
    expect(altered).not.toBe(ticket);
    for (const action of ['share', 'context', 'more']) {
      const reply = await press(action, pressed(altered), rooms);
      expect(reply.as).toBe('answer');
      expect(says(reply)).toContain('has been altered');
      expect(says(reply)).not.toContain('harbor');
    }
  });

  test('that carries a true ticket of another button changes nothing', async () => {
    const rooms = { ...(await rememberingRooms([harbor])), editors: readEditors(['U1']) };
    const share = ticketIn(await answer(ask('dredge'), rooms), 'share');
    const stop = ticketIn(await answer(ask('follow ferry'), rooms), 'unfollow');
    for (const action of ['follow', 'follow-alone', 'withdraw', 'restore', 'send-again', 'digest-stop']) {
      expect(says(await press(action, pressed(share), rooms))).toContain('Please ask again');
      expect(says(await press(action, pressed(stop), rooms))).toContain('has been altered');
    }
    expect(await rooms.store.audit.newest(9)).toHaveLength(1);
  });

  test('cannot say itself that it is proven', async () => {
    const rooms = await rememberingRooms([harbor]);
    const forged = { ...pressed(oldValue(harbor, 'the old channel')), proven: 'slice' as const };
    expect((await press('share', forged, rooms)).as).toBe('answer');
  });

  test('whose key nobody has given gets a civil answer', async () => {
    const rooms = await rememberingRooms([harbor]);
    const reply = await press('next', pressed(`{"k":"${'0'.repeat(24)}","from":5}`), rooms);
    expect(says(reply)).toContain('no longer know what it was for');
  });
});

describe('/story q: and the id of a quote', () => {
  test('shows the quote, and that it stands', async () => {
    const rooms = await rememberingRooms([harbor]);
    const id = idIn(await answer(ask('dredge'), rooms));
    const reply = await answer(ask(`q:${id}`), rooms);
    expect(says(reply)).toContain('This quote stands');
    expect(says(reply)).toContain('before the spring floods arrive in the bay');
    const shared = await press('share', pressed(ticketIn(reply, 'share')), rooms);
    expect(shared.as).toBe('post');
  });

  test.each([
    ['elsewhere', (text: string) => text.replace('shellfish', 'oyster'), 'This quote stands'],
    ['in its place', (text: string) => text.replace('on Tuesday to', 'on Wednesday to'), 'has been changed. Struck'],
    [
      'all of it',
      () => 'Nothing that was said of the ferry landing is left of it today.\n',
      'are no longer in its story',
    ],
  ])('says what became of it when its story was changed: %s', async (_where, change, said) => {
    const rooms = await rememberingRooms([harbor]);
    const id = idIn(await answer(ask('dredge'), rooms));
    const changed = { ...anArticle({ text: change(harbor.text) }), headline: 'Harbor council votes', id: harbor.id };
    await rooms.store.articles.keep(aKeptVersion(changed, 9));
    const later = await testRooms([changed]);
    const reply = await answer(ask(`q:${id}`), { ...rooms, library: later.library });
    expect(says(reply)).toContain(said);
    expect(says(reply).includes('"strike":true')).toBe(said.includes('Struck'));
  });

  test('shows nothing of a story that has gone, or may not be shown to them', async () => {
    const internal = anArticle({ text: `---\naudience: internal\n---\n${harbor.text}` });
    const rooms = await rememberingRooms([internal]);
    const id = idIn(await answer(ask('dredge'), rooms));
    expect(says(await answer(ask(`q:${id}`), rooms))).toContain('spring floods');
    const outside = await answer(ask(`q:${id}`, { audience: 'outside' }), rooms);
    const gone = await answer(ask(`q:${id}`), { ...rooms, library: (await testRooms()).library });
    for (const reply of [outside, gone]) expect(says(reply)).toContain('I do not show that quote');
    expect(says(outside)).toBe(says(gone));
  });

  test.each([
    ['altered', (id: string) => id.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))],
    ['cut short', (id: string) => id.slice(0, -1)],
    ['of no quote', () => 'harbor'],
  ])('%s is refused', async (_how, alter) => {
    const rooms = await rememberingRooms([harbor]);
    const id = idIn(await answer(ask('dredge'), rooms));
    expect(says(await answer(ask(`q:${alter(id)}`), rooms))).toContain('I have given no quote that id');
  });

  test('in the terminal, which has given none, says where to ask', async () => {
    expect(says(await answer(ask('q:a-b-1-2-3'), await testRooms([harbor])))).toContain('Only the bot that has shown');
  });
});
