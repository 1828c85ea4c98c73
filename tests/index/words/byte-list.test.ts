import { assert, constantFrom, double, array as listOf, nat, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { createByteReader, createByteWriter } from '#index/words/byte-list.ts';

const number = record({ kind: constantFrom('number' as const), value: nat({ max: 2 ** 32 - 1 }) });
const fraction = record({ kind: constantFrom('fraction' as const), value: double() });
const text = record({ kind: constantFrom('text' as const), value: string({ unit: 'grapheme' }) });

test('whatever is written comes back in its order', () => {
  assert(
    property(listOf(oneof(number, fraction, text)), (values) => {
      const out = createByteWriter();
      for (const one of values) {
        if (one.kind === 'text') out.text(one.value);
        else out[one.kind](one.value);
      }
      const from = createByteReader(out.written());
      expect(values.map(({ kind }) => from[kind]())).toEqual(values.map(({ value }) => value));
    }),
  );
});

test('small numbers take a byte', () => {
  const out = createByteWriter();
  for (const value of [0, 1, 127, 128, 2 ** 32 - 1]) out.number(value);
  expect(out.written()).toHaveLength(1 + 1 + 1 + 2 + 5);
});
