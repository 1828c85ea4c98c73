import type { Range } from '#index/text/article.ts';
import { type Alignment, type AlignmentStep, bareForm, foldedForm } from './align.ts';
import { isSign, type Piece } from './pieces.ts';

/**
 * What was changed, the gravest first: words; figures; words or a figure's sign that the draft drops without showing it; a
 * cut that it shows, by an ellipsis or brackets; the case of letters; accents; punctuation.
 */
const CHANGES = ['words', 'figures', 'dropped', 'cut', 'case', 'accents', 'punctuation'] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** A stretch that print and draft share, that only the print has (`removed`), or that only the draft has (`added`). */
export type Run = { kind: 'same' | 'removed' | 'added'; text: string };

/**
 * How a draft differs from print. `changes` is empty where it does not. The `same` and `removed` runs joined are what is
 * printed, to the character.
 */
export type Difference = { changes: ChangeKind[]; runs: Run[] };

/** The two texts compared. */
type Texts = { drafted: string; printed: string };

/** Some steps in a row, all of which change something or none. */
type Stretch = { steps: AlignmentStep[]; isSame: boolean };

const FIGURE = /\p{N}/u;
const DENIAL = /\[[^[\]]*(?:\b(?:not?|never|nor|none|nobody|nothing|cannot|without)\b|n't\b)/iu;

/** Reads an alignment as a reader would, with the slice of print that it covers; nothing where that is empty. */
export function readDifference(
  { steps }: Alignment,
  texts: Texts,
): { slice: Range; difference: Difference } | undefined {
  const pieces = steps.flatMap((step) => printedIn(step) ?? []);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return undefined;

  const slice = { start: first.start, end: last.end };
  const stretches = stretchesOf(steps);
  const changes = stretches.map(({ steps: changed, isSame }) => (isSame ? [] : changesIn(changed)));
  const difference = {
    changes: CHANGES.filter((change) => changes.flat().includes(change)),
    runs: runsOf(stretches, { changes, slice, texts }),
  };
  return { slice, difference };
}

function stretchesOf(steps: readonly AlignmentStep[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const step of steps) {
    const isSame = step.kind === 'both' && step.drafted.form === step.printed.form;
    const last = stretches.at(-1);
    if (last?.isSame === isSame) last.steps.push(step);
    else stretches.push({ steps: [step], isSame });
  }
  return stretches;
}

function changesIn(steps: readonly AlignmentStep[]): ChangeKind[] {
  const added = steps.flatMap((step) => (step.kind === 'added' ? [step.drafted] : []));
  const isInterrupted = added.some(isInterruption);
  const removed = steps.flatMap((step) => (step.kind === 'removed' ? [step.printed] : []));
  // Where the draft says who speaks, print may say it too, and each sets its own marks around that.
  const dropped = isInterrupted && removed.every((piece) => isAside(piece) || isMark(piece)) ? [] : removed;
  const changes = [
    ...steps.flatMap((step) => (step.kind === 'both' ? [swapOf(step.drafted, step.printed)] : [])),
    ...added.flatMap(additionOf),
    ...(added.some(replaces) ? [] : droppingOf(dropped)),
  ];
  return isInterrupted ? changes.filter((change) => change !== 'punctuation') : changes;
}

function additionOf(piece: Piece): ChangeKind[] {
  if (isInterruption(piece)) return [];
  if (piece.kind === 'word' || isDenial(piece)) return ['words'];
  if (isSign(piece)) return ['figures'];
  return [piece.kind === 'gap' ? 'cut' : 'punctuation'];
}

function droppingOf(pieces: readonly Piece[]): ChangeKind[] {
  if (pieces.length === 0) return [];
  return [pieces.every(isMark) ? 'punctuation' : 'dropped'];
}

/** Whether it stands in the draft for what is not there: another word, or what shows that something is left out. */
function replaces(piece: Piece): boolean {
  return piece.kind !== 'mark' && !isInterruption(piece);
}

function swapOf(drafted: Piece, printed: Piece): ChangeKind {
  if (drafted.kind === 'gap' && printed.kind === 'word') return isDenial(drafted) ? 'words' : 'cut';
  if (isSign(drafted) || isSign(printed)) return 'figures';
  if (drafted.kind !== printed.kind || drafted.kind === 'mark') return 'punctuation';
  return otherWord(drafted.form, printed.form);
}

function otherWord(drafted: string, printed: string): ChangeKind {
  if (drafted.toLowerCase() === printed.toLowerCase()) return 'case';
  if (foldedForm(drafted) === foldedForm(printed)) return 'accents';
  if (bareForm(drafted) === bareForm(printed)) return 'punctuation';
  return FIGURE.test(drafted) && FIGURE.test(printed) ? 'figures' : 'words';
}

/** Whether an editor's brackets turn what was said into its opposite: no mere help to the reader. */
function isDenial({ kind, form }: Piece): boolean {
  return kind === 'gap' && DENIAL.test(form);
}

type Changed = { changes: readonly (readonly ChangeKind[])[]; slice: Range; texts: Texts };

/** In each stretch first what the print has, then what the draft has in its place; each with the space before it. */
function runsOf(stretches: readonly Stretch[], { changes, slice, texts }: Changed): Run[] {
  const runs: Run[] = [];
  const write = (kind: Run['kind'], text: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') runs.push({ kind, text });
  };
  let at = slice.start;

  for (const [number, { steps, isSame }] of stretches.entries()) {
    // Who speaks, left out where the draft says it too, is no change.
    const isKept = isSame || changes[number]?.length === 0;
    const end = lastPrinted(stretches[number])?.end ?? at;
    write(isKept ? 'same' : 'removed', texts.printed.slice(at, end));
    at = end;
    if (!isKept) write('added', addedText(steps, texts.drafted, runs.length === 0));
  }
  return runs;
}

/** The draft's own pieces, each with a space before it if the draft has any; one that begins all has it after it. */
function addedText(steps: readonly AlignmentStep[], drafted: string, isFirst: boolean): string {
  const pieces = steps.flatMap((step) =>
    step.kind === 'removed' || isInterruption(step.drafted) ? [] : [step.drafted],
  );
  const text = pieces
    .map(({ start, end }) => `${/\s/u.test(drafted.charAt(start - 1)) ? ' ' : ''}${drafted.slice(start, end)}`)
    .join('');
  return isFirst && text !== '' ? `${text.trimStart()} ` : text;
}

function printedIn(step: AlignmentStep): Piece | undefined {
  return step.kind === 'added' ? undefined : step.printed;
}

function lastPrinted(stretch: Stretch | undefined): Piece | undefined {
  return stretch?.steps.flatMap((step) => printedIn(step) ?? []).at(-1);
}

function isMark(piece: Piece): boolean {
  return piece.kind === 'mark' && !isSign(piece);
}

function isAside(piece: Piece): boolean {
  return piece.isAside === true;
}

function isInterruption({ kind, form }: Piece): boolean {
  return kind === 'gap' && form === '';
}
