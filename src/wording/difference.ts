import type { Range } from '#index/text/article.ts';
import { type Alignment, type AlignmentStep, bareForm } from './align.ts';
import type { Piece } from './pieces.ts';

/**
 * What was changed, the gravest first: words; a cut (words left out where an ellipsis or brackets show it, or that are
 * the reporter's, or whole sentences); the case of letters; punctuation.
 */
const CHANGES = ['words', 'cut', 'case', 'punctuation'] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** A stretch that print and draft share, that only the print has (`removed`), or that only the draft has (`added`). */
export type Run = { kind: 'same' | 'removed' | 'added'; text: string };

/**
 * How a draft differs from print. `changes` is empty where it does not. The `same` and `removed` runs joined are what is
 * printed, to the character. `isAtEndOnly`: nothing but the comma or full stop at its end differs.
 */
export type Difference = { changes: ChangeKind[]; runs: Run[]; isAtEndOnly: boolean };

/** The two texts compared. */
type Texts = { drafted: string; printed: string };

/** Some steps in a row, all of which change something or none. */
type Stretch = { steps: AlignmentStep[]; isSame: boolean };
type Around = { before: Piece | undefined; after: Piece | undefined };

const STOP = /^[.?!…]$/u;
const DENIAL = /\[[^\]]*(?:\b(?:not?|never|nor|none|nobody|nothing|cannot|without)\b|n't\b)/iu;
const LIGHT_STOP = /^[.,]$/u;

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
  const changes = stretches.map(({ steps: changed, isSame }, at) => {
    const around = { before: lastPrinted(stretches[at - 1]), after: firstPrinted(stretches[at + 1]) };
    return isSame ? [] : changesIn(changed, around);
  });
  const changed = stretches.filter((_, at) => (changes[at]?.length ?? 0) > 0);
  const difference = {
    changes: CHANGES.filter((change) => changes.flat().includes(change)),
    runs: runsOf(stretches, { changes, slice, texts }),
    isAtEndOnly: changed.length === 1 && changed[0] === stretches.at(-1) && changed.every(isLightStop),
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

function changesIn(steps: readonly AlignmentStep[], around: Around): ChangeKind[] {
  const swaps = steps.flatMap((step) => (step.kind === 'both' ? [swapOf(step.drafted, step.printed)] : []));
  const added = steps.flatMap((step) => (step.kind === 'added' ? [step.drafted] : []));
  const removed = steps.flatMap((step) => (step.kind === 'removed' ? [step.printed] : []));
  const isInterrupted = added.some(isInterruption);
  if (isInterrupted && removed.length > 0 && removed.every(isAside)) removed.length = 0;

  if (added.some((piece) => isWord(piece) || isDenial(piece))) swaps.push('words');
  else if (added.some((piece) => piece.kind === 'gap' && !isInterruption(piece))) swaps.push('cut');
  else if (removed.some(isWord)) {
    const isCut = isInterrupted || removed.filter(isWord).every(isAside) || isWholeSentence(removed, around);
    swaps.push(isCut ? 'cut' : 'words');
  } else if (removed.length > 0) swaps.push('punctuation');
  if (added.some(({ kind }) => kind === 'mark')) swaps.push('punctuation');
  return swaps;
}

function swapOf(drafted: Piece, printed: Piece): ChangeKind {
  if (drafted.kind === 'gap' && printed.kind === 'word') return isDenial(drafted) ? 'words' : 'cut';
  if (drafted.kind !== printed.kind || drafted.kind === 'mark') return 'punctuation';
  if (drafted.form.toLowerCase() === printed.form.toLowerCase()) return 'case';
  return bareForm(drafted.form) === bareForm(printed.form) ? 'punctuation' : 'words';
}

/** Whether an editor's brackets turn what was said into its opposite: no mere help to the reader. */
function isDenial({ kind, form }: Piece): boolean {
  return kind === 'gap' && DENIAL.test(form);
}

/** Whether what was left out begins and ends where sentences do; its stop may be the one before or the one after. */
function isWholeSentence(removed: readonly Piece[], { before, after }: Around): boolean {
  const bare = removed.filter(({ form }) => form !== '"');
  const endsAfter = STOP.test(bare.at(-1)?.form ?? '') && (before === undefined || /^[.?!…"]$/u.test(before.form));
  return endsAfter || (STOP.test(bare[0]?.form ?? '') && STOP.test(after?.form ?? ''));
}

function isLightStop({ steps: [step, ...others] }: Stretch): boolean {
  if (!step || step.kind === 'removed' || others.length > 0) return false;
  return LIGHT_STOP.test(step.drafted.form) && (step.kind === 'added' || step.printed.kind === 'mark');
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

function firstPrinted(stretch: Stretch | undefined): Piece | undefined {
  return stretch?.steps.flatMap((step) => printedIn(step) ?? [])[0];
}

function lastPrinted(stretch: Stretch | undefined): Piece | undefined {
  return stretch?.steps.flatMap((step) => printedIn(step) ?? []).at(-1);
}

function isWord({ kind }: Piece): boolean {
  return kind === 'word';
}

function isAside(piece: Piece): boolean {
  return piece.isAside === true;
}

function isInterruption({ kind, form }: Piece): boolean {
  return kind === 'gap' && form === '';
}
