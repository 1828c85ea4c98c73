import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { findBeside } from '../collections/beside.ts';
import { readReuters } from '../collections/documents.ts';

/** A story as it was written: its paragraphs, the headline first, none of them wrapped. `part` is by a hash of its name. */
export type Story = { name: string; paragraphs: string[]; part: 'learn' | 'report' };

/** The stories of PolNeAR's dev part: a paragraph a line in their files. Undefined where they are not there. */
export function readDevStories(): Story[] | undefined {
  const folder = findBeside('eval/polnear/dev');
  if (!folder) return undefined;
  return readdirSync(new URL('text/', folder)).map((name) =>
    storyOf(name, readFileSync(new URL(`text/${name}`, folder), 'utf8').split('\n')),
  );
}

// One in this many is enough to tell one part in a thousand.
const ONE_IN = 30;
const FEWEST_PARAGRAPHS = 4;
// Tables of earnings and lists of prices have no paragraphs to be wrapped.
const TABLE = / {2}|\s-{2,}\s|[^.!?"']$/u;

/**
 * Stories of Reuters-21578, whose paragraphs are a sentence or two: its own files are wrapped, and an indent begins each
 * paragraph, so that they can be put together again for certain. Undefined where they are not there.
 */
export function readShortStories(): Story[] | undefined {
  return readReuters()
    ?.filter(({ file }) => digestOf(file) % ONE_IN === 0)
    .map(({ file, bytes }) => {
      const paragraphs = Buffer.from(bytes).toString('utf8').split('\n\n');
      return storyOf(
        file,
        paragraphs.map((paragraph) => paragraph.replace(/\n/g, ' ')),
      );
    })
    .filter(
      ({ paragraphs }) => paragraphs.length >= FEWEST_PARAGRAPHS && !paragraphs.slice(1).some((one) => TABLE.test(one)),
    );
}

function storyOf(name: string, lines: readonly string[]): Story {
  const paragraphs = lines.map((line) => line.trim()).filter((line) => line !== '');
  return { name, paragraphs, part: digestOf(`part of ${name}`) % 2 === 0 ? 'learn' : 'report' };
}

function digestOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0);
}
