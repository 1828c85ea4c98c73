import fc from 'fast-check';
import { type KnownPayload, knownPayloads } from './known-payloads.ts';

/** A payload as nobody has ever sent it. `body` is what Slack would sign, `payload` what would go over a socket. */
export type Misshapen = Pick<KnownPayload, 'name' | 'carriage'> & {
  payload: unknown;
  body: string;
  contentType: string;
};

type Json = Record<string, unknown> | unknown[];

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const DEEP = 2_000;

/** What may stand anywhere in the place of anything. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, '', ' ', '\0', '\ud800', '__proto__', 'toString', '‮'),
  fc.constantFrom<unknown>([], {}, [[]], [null], { id: null }, { id: {} }, { type: 'button' }, { length: 1e9 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'message_action', 'error', 'close', 'message'),
  fc.nat({ max: 60_000 }).map((length) => 'a '.repeat(length)),
  fc.constant(DEEP).map(nested),
);

const change = fc.record({
  at: fc.nat({ max: 1_000_000 }),
  how: fc.constantFrom('drop', 'replace', 'replace', 'replace', 'wrap', 'rename', 'add'),
  by: junk,
});
type Change = { at: number; how: string; by: unknown };

/** What may happen to the text itself, once in a while: cut short, something in the midst of it, nothing left, all twice. */
const textChange = fc.oneof(
  { weight: 8, arbitrary: fc.constant((text: string) => text) },
  { weight: 1, arbitrary: fc.nat({ max: 999 }).map((share) => (text: string) => cut(text, share)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat({ max: 999 }), fc.string({ unit: 'binary', maxLength: 5 })).map(
      ([share, by]) =>
        (text: string) =>
          cut(text, share) + by + text.slice(cut(text, share).length),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (_: string) => '',
      (text: string) => text + text,
      (_: string) => 'null',
      (_: string) => '[]',
    ),
  },
);

const contentTypes = fc.oneof(
  { weight: 9, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(FORM, JSON_TYPE, 'text/plain', `${FORM}; charset=utf-8`, '') },
);

/** Payloads of every kind we know, each misshapen in up to four places; the same seed gives the same, but for their names. */
export function misshapenPayloads(seed: number, count: number): Misshapen[] {
  const known = knownPayloads();
  const one = fc
    .record({
      kind: fc.nat({ max: known.length - 1 }),
      changes: fc.array(change, { maxLength: 4 }),
      retouch: textChange,
      given: contentTypes,
    })
    .map(({ kind, changes, retouch, given }) => shape(kind, { changes, retouch, given }));
  return fc.sample(one, { seed, numRuns: count });
}

type Shaping = { changes: Change[]; retouch: (text: string) => string; given: string | undefined };

function shape(kind: number, { changes, retouch, given }: Shaping): Misshapen {
  const { name, carriage, payload } = knownPayloads()[kind] ?? { name: '', carriage: 'interactive', payload: {} };
  const whole: Json = { payload: structuredClone(payload) };
  for (const one of changes) apply(one, whole);
  const changed = 'payload' in whole ? whole.payload : undefined;
  const contentType = given ?? (carriage === 'events_api' ? JSON_TYPE : FORM);
  return { name, carriage, payload: changed, body: retouch(bodyOf(carriage, changed)), contentType };
}

function bodyOf(carriage: KnownPayload['carriage'], payload: unknown): string {
  if (carriage === 'events_api') return JSON.stringify(payload) ?? '';
  if (carriage === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) ?? '' }).toString();
  const fields = Object.entries(typeof payload === 'object' && payload !== null ? payload : {});
  return new URLSearchParams(fields.map(([name, value]) => [name, wordOf(value)])).toString();
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Changes something anywhere in it. */
function apply({ at, how, by }: Change, whole: Json): void {
  const places = placesIn(whole);
  const place = places[at % places.length];
  if (!place) return;
  const { holder, name } = place;
  const former: unknown = Reflect.get(holder, name);
  if (how === 'drop' || how === 'rename') Reflect.deleteProperty(holder, name);
  if (how === 'replace') Reflect.set(holder, name, by);
  if (how === 'wrap') Reflect.set(holder, name, [former]);
  if (how === 'rename') Reflect.set(holder, `${name}_`, former);
  if (how === 'add') Reflect.set(holder, typeof by === 'string' ? by.slice(0, 20) : 'name', by);
}

/** Every place in it: whose, and by which name. */
function placesIn(holder: Json, depth = 0): { holder: Json; name: string }[] {
  if (depth > 8) return [];
  return Object.keys(holder).flatMap((name) => {
    const value: unknown = Reflect.get(holder, name);
    return [{ holder, name }, ...(isJson(value) ? placesIn(value, depth + 1) : [])];
  });
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { elements: value, type: 'rich_text' };
  return value;
}

function cut(text: string, share: number): string {
  return text.slice(0, Math.floor((text.length * share) / 1_000));
}
