import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openTickets } from '#handlers/tickets/open-tickets.ts';
import { type Pointer, readPointer, writePointer } from '#handlers/tickets/pointer.ts';
import { createTickets, type Tickets } from '#handlers/tickets/tickets.ts';
import { createLog } from '#src/log.ts';
import { createMarks } from '#src/rights/keyed-marks.ts';
import { openStore } from '#src/store/open-store.ts';
import { NOON } from '../../test-rooms.ts';

const log = createLog('silent');
const LONG = `detainers ${'x'.repeat(480)}`;
const slice = { id: '0123456789abcdef', v: 'fedcba9876543210', s: 12, e: 345 };

async function aStore() {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  return store;
}

async function readBack(tickets: Tickets, pointer: Pointer, action = 'share'): Promise<Pointer | undefined> {
  const read = await tickets.read(action, await tickets.write(action, writePointer(pointer)));
  return 'about' in read ? readPointer(read.about) : undefined;
}

describe('a ticket', () => {
  test('of any pointer has 150 characters at most, and leads back to it', async () => {
    const tickets = await openTickets(await aStore(), { now: () => NOON, log });
    const page = fc.record(
      { from: fc.nat(9999), r: fc.nat(9999), o: fc.stringMatching(/^[\w-]{12}$/) },
      { requiredKeys: [] },
    );
    const search = fc.string({ unit: 'grapheme', maxLength: 512 });
    await fc.assert(
      fc.asyncProperty(search, page, fc.boolean(), async (q, rest, isSlice) => {
        const pointer = { q, ...rest, ...(isSlice && slice) };
        expect((await tickets.write('share', writePointer(pointer))).length).toBeLessThanOrEqual(150);
        expect(await readBack(tickets, pointer)).toEqual(pointer);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same for the same, and on every bot of a store', async () => {
    const store = await aStore();
    const [one, two] = await Promise.all([1, 2].map(() => openTickets(store, { now: () => NOON, log })));
    const about = writePointer({ q: LONG, ...slice });
    const ticket = await one?.write('share', about);
    expect(await two?.write('share', about)).toBe(ticket);
    expect(await two?.read('share', ticket ?? '')).toEqual({ about, proven: 'slice' });
  });

  test('that was altered is known as such', async () => {
    const tickets = await openTickets(await aStore(), { now: () => NOON, log });
    const ticket = await tickets.write('share', writePointer({ q: 'rent', ...slice }));
    expect(await tickets.read('share', ticket.replace('-345-', '-340-'))).toEqual({ problem: 'altered' });
    const deed = await tickets.write('withdraw', JSON.stringify({ c: 'a1' }));
    expect(await tickets.read('withdraw', deed)).toEqual({ about: 'a1', proven: 'deed' });
    expect(await tickets.read('withdraw', deed.replace('a1', 'a2'))).toEqual({ problem: 'altered' });
    expect(await tickets.read('restore', deed)).toEqual({ problem: 'altered' });
  });

  test('of a deed that is too long is kept, and still for its button alone', async () => {
    const tickets = await openTickets(await aStore(), { now: () => NOON, log });
    const deed = await tickets.write('follow', JSON.stringify({ c: LONG }));
    expect(deed.length).toBeLessThanOrEqual(150);
    expect(await tickets.read('follow', deed)).toEqual({ about: LONG, proven: 'deed' });
    expect(await tickets.read('follow-alone', deed)).toEqual({ problem: 'altered' });
  });

  test('whose search nobody has needed for three months is forgotten, its quote is not', async () => {
    const store = await aStore();
    const tickets = await openTickets(store, { now: () => NOON, log });
    const [next, share] = await Promise.all([
      tickets.write('next', writePointer({ q: LONG, from: 5 })),
      tickets.write('share', writePointer({ q: LONG, ...slice })),
    ]);
    const later = await openTickets(store, { now: () => NOON.add({ hours: 24 * 91 }), log });
    await later.write('next', writePointer({ q: `${LONG}y`, from: 5 }));
    expect(await later.read('next', next)).toEqual({ problem: 'forgotten' });
    expect(await later.read('share', share)).toEqual({ about: writePointer({ q: '', ...slice }), proven: 'slice' });
  });

  test.each(['{"q":"rent","id":"a","v":"b","s":1,"e":2}', '{"q":"rent","from":5}', 'f1', '', '{', '[]', '{"i":1}'])(
    'was none in the days of %s: nothing of it is proven',
    async (value) => {
      const tickets = await openTickets(undefined, { now: () => NOON, log });
      expect(await tickets.read('share', value)).toEqual({ about: value });
    },
  );

  test('is written even where the store does not answer, and is then forgotten', async () => {
    const lines: string[] = [];
    const failing = {
      keep: () => Promise.reject(new Error('the disk is full')),
      find: async () => undefined,
    };
    const carried = { marks: createMarks('s'), carried: failing, now: () => NOON };
    const tickets = createTickets({ ...carried, log: createLog('error', { write: (line) => void lines.push(line) }) });
    const ticket = await tickets.write('next', writePointer({ q: LONG, from: 5 }));
    expect(await tickets.read('next', ticket)).toEqual({ problem: 'forgotten' });
    expect(lines.join()).toContain('the disk is full');
    expect(lines.join()).not.toContain('xxx');
  });

  test('of one search is kept once a day, however many buttons carry it', async () => {
    const keep = vi.fn(async () => {});
    let now = NOON;
    const carried = { keep, find: async () => undefined };
    const tickets = createTickets({ marks: createMarks('s'), carried, now: () => now, log });
    for (const action of ['share', 'context', 'more', 'next']) await tickets.write(action, writePointer({ q: LONG }));
    expect(keep).toHaveBeenCalledTimes(1);
    now = NOON.add({ hours: 25 });
    await tickets.write('next', writePointer({ q: LONG }));
    expect(keep).toHaveBeenCalledTimes(2);
  });
});
