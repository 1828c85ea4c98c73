import { fold, wordsOf } from '#index/text/text.ts';
import { isOffice } from './roles.ts';

/** Somebody as an article names them: the fullest name and the role printed there, where it prints any. */
export type Named = {
  /** As printed where they speak: `she`, `Gov. Walz`, `a spokesman for the mayor`. */
  printed: string;
  /** The fullest name the article prints for them: `Karoline Leavitt`. */
  name?: string;
  /** What the article says they are: `White House press secretary`. */
  role?: string;
  /** Whether others in the article share the surname, so that it alone does not say who is meant. */
  isShared?: boolean;
  /** Whether these are words of somebody else, whom the one named quotes and does not name. */
  isQuoting?: boolean;
};

// Titles and what they are short for; misspelt as people and papers do.
const TITLES: Readonly<Record<string, string>> = {
  gov: 'governor',
  govenor: 'governor',
  sen: 'senator',
  rep: 'representative',
  congressman: 'representative',
  congresswoman: 'representative',
  pres: 'president',
  lt: 'lieutenant',
  atty: 'attorney',
  gen: 'general',
  sec: 'secretary',
  dr: 'doctor',
  prof: 'professor',
  mr: '',
  mrs: '',
  ms: '',
  miss: '',
  mx: '',
  the: '',
};

const RANKS = new Set(
  `governor senator representative president lieutenant attorney general secretary doctor professor mayor speaker judge
  justice minister chancellor ambassador commissioner sheriff chief vice prime former acting deputy director chairman
  chairwoman leader candidate nominee pope king queen prince princess sir dame lord lady rev reverend pastor capt captain
  col colonel sgt sergeant officer detective coach czar spokesman spokeswoman spokesperson press white house republican
  democrat democratic first state majority minority treasurer auditor councilman councilwoman councilmember supervisor
  superintendent administrator analyst editor reporter host author actor actress singer rapper professor economist
  strategist pollster lawyer advocate activist billionaire businessman mogul socialist independent libertarian`.split(
    /\s+/u,
  ),
);

/** Words for what somebody is, by which a name is told from an office. */
export function isRank(word: string): boolean {
  const form = fold(word.toLowerCase().replace(/\.$/u, ''));
  return RANKS.has(form) || Object.hasOwn(TITLES, form);
}

/**
 * Whether what somebody typed, a name (`walz`, `Gov. Tim Walz`) or a role (`press secretary`), fits a speaker.
 * Accents, case and titles never decide; a first name that differs does, and so does one the article leaves open.
 */
export function matchesPerson(typed: string, speaker: Named): boolean {
  const asked = formsOf(typed);
  if (asked.length === 0) return false;
  const names = asked.filter((word) => !RANKS.has(word));
  if (names.length > 0 && speaker.name !== undefined && fitsName(names, speaker.name, speaker.isShared === true))
    return true;
  return fitsRole(asked, speaker);
}

/** The words of a typed name that the article must print somewhere: without titles, which have many spellings. */
export function namesIn(typed: string): string[] {
  return wordsOf(typed)
    .map(({ form }) => form)
    .filter((form) => !isRank(form));
}

/** Whether two printed names can be one person's: `Tim Walz` and `Timothy Walz`, `Renée Nicole Good` and `Renee Good`. */
export function isSameName(a: string, b: string): boolean {
  const names = (name: string) => formsOf(name).filter((word) => !RANKS.has(word));
  return fitsName(names(a), b, false);
}

/** The last of a printed name, folded: people of the same name have it in common. Empty where there is none. */
export function surnameOf(name: string): string {
  return (
    formsOf(name)
      .filter((word) => !RANKS.has(word))
      .at(-1) ?? ''
  );
}

/** Whether somebody typed no more than one name, a surname or a first name, which several people may share. */
export function isOneName(typed: string): boolean {
  return formsOf(typed).filter((word) => !RANKS.has(word)).length === 1;
}

function fitsName(asked: readonly string[], name: string, isShared: boolean): boolean {
  const printed = formsOf(name).filter((word) => !RANKS.has(word));
  if (asked.length === 1) return printed.some((word) => word === asked[0]);
  if (printed.at(-1) !== asked.at(-1)) return false;
  return printed.length === 1 ? !isShared : isSameGiven(asked[0] ?? '', printed[0] ?? '');
}

/** `Tim` and `Timothy`, `T.` and `Tim`: one begins the other. */
function isSameGiven(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) && (short.length === 1 || short.length >= 3 || short === long);
}

/** By an office only: who speaks for Walz, or for his campaign, is not Walz. */
function fitsRole(asked: readonly string[], { role, name, printed }: Named): boolean {
  if (!asked.some((word) => RANKS.has(word) || isOffice(word))) return false;
  const words = formsOf(`${role ?? ''} ${name === undefined ? printed : ''}`);
  return words.some((_, start) => asked.every((word, i) => words[start + i] === word));
}

// Most names, whose words are told apart without a look at each character: a story may quote thousands of people.
const PLAIN = /^[A-Za-z ]{0,100}$/;

function formsOf(text: string): string[] {
  const forms = PLAIN.test(text) ? text.toLowerCase().split(' ') : wordsOf(text).map(({ form }) => fold(form));
  return forms.flatMap((folded) => {
    const whole = Object.hasOwn(TITLES, folded) ? (TITLES[folded] ?? folded) : folded;
    return whole === '' ? [] : [whole];
  });
}
