import type { Range } from '../article.ts';
import { OPENERS } from '../sentence-words.ts';
import { fold } from '../text.ts';
import { isRank, type Named } from './person-names.ts';
import { roleBeside } from './roles.ts';

/** Somebody an article names in full, with how many times it does so. */
type Person = {
  name: string;
  given: string;
  surname: string;
  role?: string;
  gender?: 'he' | 'she';
  isFirmlyNamed: boolean;
};

/** A name in print without titles and affiliations before it, and its parts that count. */
type Core = Range & { name: string; given?: string; surname: string };

/** Who an article speaks of. */
export type People = {
  /** Who is meant by a printed mention: `Mr. Walz`, `White House press secretary Karoline Leavitt`. */
  identify: (printed: string) => Named;
  /** The one person named in these stretches whom `he` or `she` can mean; nobody if two are, or none. */
  onlyOneIn: (stretches: readonly string[], pronoun: string) => Named | undefined;
};

const PARTICLE = 'd[aei]|du|del|la|le|van|von|der|den|bin|ibn|al|el|ben';
const CAPITAL = String.raw`(?:[JS]r\.|\p{Lu}(?:[\p{L}\p{M}’'-]*\p{L})?(?:\.(?=\s\p{Lu}))?)`;
const NICKNAME = String.raw`[“"‘(]\p{Lu}[^”"’)\n]{1,20}[”"’)] `;
const NAME_RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${CAPITAL}(?:,?[ \u00a0](?=[JS]r\.)${CAPITAL}|[ \u00a0](?:(?:${PARTICLE}) ){0,2}(?:${NICKNAME})?${CAPITAL})*`,
  'gu',
);
const POSSESSIVE = /['’]s?$/u;
const SUFFIX = /^(?:[“"‘(].*|[JS]r\.?|,)$/u;
const STARTS_SENTENCE = /(?:^|[.?!:”"’'\n—–])\s*$/u;
const LINK = /(?<=\p{L}) (?:of|for|at|with|from|in|on|to|against|about) /u;

const NO_GIVEN_NAME =
  /^(?:new|north|south|west|east|san|los|las|st|united|great|supreme|like|asked|says|said|continued|added|what|jr)$/u;
const NO_SURNAME =
  /^(?:university|times|post|house|party|committee|news|department|court|states?|county|city|street|institute|journal|association|center|foundation|council|congress|senate|group|company|corp|inc|act|day|tower|hall|school|college|church|press|americans?|republicans?|democrats?|administration|campaign|office|agency|bureau|fund|union|league|week|year|magazine|network|television|radio|service|security|north|south|east|west|carolina|hampshire|york|jersey|mexico|dakota|virginia|island|beach|angeles|francisco|diego|springs|vegas|rapids|falls|board|bank|award|show|game|war|convention|project|action|pac)$/u;

const HE = /\b(?:Mr|\p{L}*men|spokesman|congressman|chairman|businessman)\b/iu;
const SHE = /\b(?:Mrs|Ms|Miss|spokeswoman|congresswoman|chairwoman|businesswoman)\b/iu;

/** Reads whom an article names. Two first names before one surname are two people, however alike. */
export function readPeople(text: string): People {
  const people = findPeople(text);
  const identify = (printed: string) => identifyIn(people, printed);
  return {
    identify,
    onlyOneIn: (stretches, pronoun) => {
      const named = stretches.flatMap((stretch) => personsNamed(people, stretch));
      const [first] = named;
      const isOne = first !== undefined && named.every((person) => person === first);
      return isOne && (first.gender ?? pronoun) === pronoun ? asNamed(first, pronoun) : undefined;
    },
  };
}

function findPeople(text: string): Person[] {
  const people = new Map<string, Person>();
  for (const { 0: run, index } of text.matchAll(NAME_RUN)) {
    const core = coreOf(run);
    if (!core || !isFullName(core)) continue;
    const key = `${core.given} ${core.surname}`;
    const range = { start: index + core.start, end: index + core.end };
    people.set(key, merged(people.get(key), core, { text, run, range }));
  }
  return withoutChance([...people.values()]);
}

type Sighting = { text: string; run: string; range: Range };

/** A person with one more sighting: the longest name, the first role, and whether more than a sentence's first word is a name. */
function merged(known: Person | undefined, core: Core, { text, run, range }: Sighting): Person {
  const role = known?.role ?? roleBeside(text, range);
  const gender = known?.gender ?? genderOf(`${run} ${role ?? ''}`);
  const opensSentence = STARTS_SENTENCE.test(text.slice(Math.max(0, range.start - 3), range.start));
  return {
    name: known && known.name.length >= core.name.length ? known.name : core.name,
    given: core.given ?? '',
    surname: core.surname,
    ...(role !== undefined && { role }),
    ...(gender && { gender }),
    isFirmlyNamed: (known?.isFirmlyNamed ?? false) || !opensSentence,
  };
}

/** Without those whose first name is only ever a sentence's first word, where somebody else has the surname: `Hearing Trump`. */
function withoutChance(people: readonly Person[]): Person[] {
  const firm = new Set(people.filter(({ isFirmlyNamed }) => isFirmlyNamed).map(({ surname }) => surname));
  return people.filter(({ isFirmlyNamed, surname }) => isFirmlyNamed || !firm.has(surname));
}

function isFullName({ given, surname }: Core): boolean {
  if (given === undefined || (given.length < 2 && surname.length < 2)) return false;
  return !(OPENERS.has(given) || NO_GIVEN_NAME.test(given) || NO_SURNAME.test(surname) || surname.length < 2);
}

/** The name in a run of capitals: what comes after the last possessive, title or abbreviation. */
function coreOf(run: string): Core | undefined {
  const words = [...run.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ word, index }));
  const before = words.findLastIndex(({ word }, i) => i < words.length - 1 && (POSSESSIVE.test(word) || isRank(word)));
  const start = words[before + 1]?.index ?? 0;
  const name = run.slice(start).replace(POSSESSIVE, '');
  const parts = name
    .split(/\s+/u)
    .filter((word) => !SUFFIX.test(word))
    .map(keyOf);
  const surname = parts.at(-1);
  if (!surname) return undefined;
  return { name, start, end: start + name.length, surname, ...(parts.length > 1 && { given: parts[0] ?? '' }) };
}

function keyOf(word: string): string {
  return fold(word.toLowerCase()).replace(/[.,’']/gu, '');
}

function genderOf(words: string): Person['gender'] {
  if (SHE.test(words)) return 'she';
  return HE.test(words) ? 'he' : undefined;
}

function identifyIn(people: readonly Person[], printed: string): Named {
  const core = headName(printed);
  if (!core) return { printed };
  const fitting = people.filter((person) => fits(person, core));
  const [only] = fitting;
  if (only && fitting.length === 1) return asNamed(only, printed);
  return { printed, name: core.name, ...(fitting.length > 1 && { isShared: true }) };
}

/** The name a mention is about: of `a spokesman for Tim Walz` none, of `Jim Gray of Lexington` the first. */
function headName(printed: string): Core | undefined {
  const head = printed.split(LINK)[0] ?? printed;
  const isOffice = isRank(head.split(' ').at(-1) ?? '') && /^\p{Lu}/u.test(head.split(' ').at(-1) ?? '');
  const phrase = isOffice ? printed : head;
  const run = [...phrase.matchAll(NAME_RUN)].at(-1);
  const isLast = run && run.index + run[0].length === phrase.length;
  const core = isLast ? coreOf(run[0]) : undefined;
  return core && !isRank(core.name) ? core : undefined;
}

function fits({ given, surname }: Person, core: Core): boolean {
  return surname === core.surname && (core.given === undefined || given === core.given);
}

/** Whom a stretch names; a shared surname alone names all who share it. */
function personsNamed(people: readonly Person[], stretch: string): Person[] {
  return [...stretch.matchAll(NAME_RUN)].flatMap(([run]) => {
    const core = coreOf(run);
    return core ? people.filter((person) => fits(person, core)) : [];
  });
}

function asNamed({ name, role }: Person, printed: string): Named {
  return { printed, name, ...(role !== undefined && { role }) };
}
