import { setImmediate as breathe } from 'node:timers/promises';
import { matchesPerson, type Named } from '#index/evidence/person-names.ts';
import { nameInFull } from '#index/evidence/voices.ts';
import type { Problem } from '#index/text/problem.ts';
import type { Desk } from '#src/desk.ts';
import { createAllowance } from '#src/quoting/allowance.ts';
import type { Run } from '#src/wording/difference.ts';
import { type Drafted, readDraft } from './draft.ts';
import { keepVerdictWithinRights } from './keep-rights.ts';
import { judge, type Mouths, type Verdict } from './verdict.ts';

/**
 * Whether the draft names the one who is printed as saying it. `not certain` where no story says beyond doubt, or where
 * they name different people. `printed` are those they name.
 */
export type SpeakerCheck = { drafted: string; verdict: 'agrees' | 'differs' | 'not certain'; printed: string[] };

/**
 * One quotation of a draft, `text` as it stands there, and what the archive says of it. `isFragment`: a word or two.
 * `speaker` is there where the draft names somebody beside it and it is printed.
 */
export type Check = {
  text: string;
  isFragment: boolean;
  verdict: Verdict;
  finding: Finding;
  speaker?: SpeakerCheck;
};

/**
 * What an editor must know of a quotation, words and mouth together. Of the words alone it is `exact` only where the
 * draft names nobody else for them, and does not set as somebody's what print has as the reporter's own.
 */
export type Finding =
  | Exclude<Verdict['kind'], 'exact'>
  | 'exact'
  | 'exact, speaker differs'
  | 'exact, speaker not certain'
  | 'no quotation';

// The longest message that a chat shows whole; checking one takes a second or two.
const MOST_CHARACTERS = 12_000;
// No story has as many, and no message shows as many checks.
const MOST_QUOTATIONS = 100;

/**
 * Checks every quotation of a pasted text, or the text itself where it has none, against all that may be quoted.
 *
 * Print is found by what search folds and judged character for character, apart from: the shape of quotation marks
 * (straight, curly, « », single or double), of apostrophes, of dashes (hyphens, `–`, `—`, `--`) and of ellipses
 * (`…`, `. . .`); white space between words and marks; ligatures, entities, invisible characters, soft hyphens, hyphens
 * at a line end and Unicode composition; a comma or full stop inside or outside a closing mark; and the marks at the
 * ends, which are told of. Who speaks may stand inside, in the draft as in print. All else, a comma too, is a difference.
 * All checks together show no more words of an article than its rights allow.
 */
export async function verifyQuotes(text: string, desk: Desk): Promise<Check[] | Problem> {
  if (text.length > MOST_CHARACTERS) {
    const limit = MOST_CHARACTERS.toLocaleString('en-US');
    return { problem: `That text is longer than ${limit} characters. Check it in parts.`, at: MOST_CHARACTERS };
  }
  const drafted = readDraft(text);
  if (drafted.length === 0)
    return { problem: 'Paste the quotation to check, such as “We have waited eleven years”.', at: 0 };
  if (drafted.length > MOST_QUOTATIONS)
    return { problem: `That text has more than ${MOST_QUOTATIONS} quotations. Check it in parts.`, at: 0 };

  const checks: Check[] = [];
  for (const quotation of drafted) {
    checks.push(...(await check(quotation, desk)));
    // A draft may have hundreds, and others are waiting for their answers.
    await breathe();
  }
  const allowance = createAllowance();
  return checks.map((one) => ({ ...one, verdict: keepVerdictWithinRights(one.verdict, allowance) }));
}

/** A quotation that the draft interrupts is one; only where its parts are printed apart, they are checked apart. */
async function check(drafted: Drafted, desk: Desk): Promise<Check[]> {
  const whole = checkOf(drafted, await judge(drafted, desk));
  if (whole.verdict.kind === 'exact' || drafted.parts.length === 0) return [whole];

  const parts: Check[] = [];
  for (const part of drafted.parts) parts.push(checkOf(part, await judge(part, desk)));
  const isBetterApart = parts.every(({ verdict }) => verdict.kind === 'exact') || !holdsTogether(whole.verdict);
  return isBetterApart ? parts : [whole];
}

/** Whether print has the parts of an interrupted quotation near each other: no more left out than there is of them. */
function holdsTogether(verdict: Verdict): boolean {
  if (verdict.kind !== 'differs') return verdict.kind !== 'not found';
  const lengthOf = (kinds: readonly Run['kind'][]) =>
    verdict.runs.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { text }) => sum + text.length, 0);
  return lengthOf(['removed']) <= lengthOf(['same', 'added']);
}

function checkOf(drafted: Drafted, verdict: Verdict): Check {
  const { text, isFragment, speaker } = drafted;
  const mouths = 'mouths' in verdict ? verdict.mouths : undefined;
  const speakerCheck = speaker && mouths && checkSpeaker(speaker, mouths);
  const finding = findingOf(drafted, verdict, speakerCheck);
  return { text, isFragment, verdict, finding, ...(speakerCheck && { speaker: speakerCheck }) };
}

function findingOf({ isSpeech }: Drafted, verdict: Verdict, speaker: SpeakerCheck | undefined): Finding {
  if (verdict.kind !== 'exact') return verdict.kind;
  if (isSpeech && !verdict.mouths.isSpeech) return 'no quotation';
  if (speaker === undefined || speaker.verdict === 'agrees') return 'exact';
  return `exact, speaker ${speaker.verdict}`;
}

/** Compares whom the draft names with everybody whom print names. */
function checkSpeaker(drafted: Named, { named }: Mouths): SpeakerCheck {
  // Who quotes somebody else has not said it, nor has whoever is named so been ruled out.
  const agreeing = named.filter((speaker) => !speaker.isQuoting && isSamePerson(drafted, speaker));
  return {
    drafted: drafted.name ?? drafted.printed,
    verdict: verdictOn(drafted, named, agreeing.length),
    printed: [...new Set(named.map(nameInFull))],
  };
}

function verdictOn(drafted: Named, named: readonly Named[], agreeing: number): SpeakerCheck['verdict'] {
  if (named.length > 0 && agreeing === named.length) return 'agrees';
  // An office that print does not mention may still be theirs.
  const areNames = drafted.name !== undefined && named.every(({ name, isQuoting }) => name !== undefined && !isQuoting);
  return named.length > 0 && agreeing === 0 && areNames ? 'differs' : 'not certain';
}

function isSamePerson(drafted: Named, printed: Named): boolean {
  return (
    matchesPerson(drafted.name ?? drafted.printed, printed) || matchesPerson(printed.name ?? printed.printed, drafted)
  );
}
