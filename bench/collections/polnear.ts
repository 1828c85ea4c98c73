import { readdirSync, readFileSync } from 'node:fs';
import type { Article, Range } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { findBeside } from './beside.ts';
import { characterOffsets, type IntoText, intoText } from './source-offsets.ts';

/** Who said what, as one of PolNeAR's annotators marked it; each part may be in pieces. */
type GoldAttribution = { source: Range[]; cue: Range[]; content: Range[] };

/** An article as we read it, with what all its annotators marked, in offsets of `article.text`; `into` takes labels in its file there. */
export type Annotated = { article: Article; attributions: GoldAttribution[]; into: IntoText };

const TEXT_BOUND = /^(?<id>T\d+)\t[\w-]+ (?<ranges>[\d ;]+)\t/u;
const ATTRIBUTION = /^E\d+\tAttribution[\w-]*:T\d+ (?<parts>.+)$/u;

/** Every article of a part of PolNeAR; none where it is not beside the project. */
export function readAnnotated(part: 'train' | 'dev'): Annotated[] {
  const folder = findBeside(`eval/polnear/${part}`);
  if (!folder) return [];
  const annotations = readdirSync(new URL('attributions/', folder));

  return readdirSync(new URL('text/', folder)).flatMap((file) => {
    const bytes = readFileSync(new URL(`text/${file}`, folder));
    const parsed = parseDocument({ file, bytes });
    if ('refusal' in parsed) return [];
    const offsets = { ofCharacter: characterOffsets(bytes), into: intoText(parsed.map, bytes) };
    const files = annotations.filter((name) => name.startsWith(file.replace(/\.txt$/u, '_')));
    const attributions = files.flatMap((name) =>
      readStandoff(readFileSync(new URL(`attributions/${name}`, folder), 'utf8'), offsets),
    );
    return [{ article: parsed.article, attributions, into: offsets.into }];
  });
}

/** Where the characters that the annotators count stand in the file, and those bytes in our text. */
type Offsets = { ofCharacter: readonly number[]; into: IntoText };

function readStandoff(standoff: string, offsets: Offsets): GoldAttribution[] {
  const lines = standoff.split('\n');
  const bound = new Map(lines.flatMap((line) => boundIn(line, offsets)));

  return lines.flatMap((line) => {
    const parts = ATTRIBUTION.exec(line)?.groups?.parts?.trim().split(' ');
    if (!parts) return [];
    const rangesOf = (label: string) =>
      parts.flatMap((part) => (part.startsWith(label) ? (bound.get(part.slice(part.indexOf(':') + 1)) ?? []) : []));
    return [{ source: rangesOf('Source'), cue: rangesOf('Cue'), content: rangesOf('Content') }];
  });
}

function boundIn(line: string, { ofCharacter, into }: Offsets): [string, Range[]][] {
  const { id, ranges } = TEXT_BOUND.exec(line)?.groups ?? {};
  if (id === undefined || ranges === undefined) return [];
  const pieces = ranges.split(';').flatMap((piece) => {
    const [start = 0, end = 0] = piece.split(' ').map((nth) => ofCharacter[Number(nth)] ?? 0);
    return into({ start, end }) ?? [];
  });
  return [[id, pieces]];
}
