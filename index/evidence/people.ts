import type { Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { OPENERS } from '#index/text/sentence-words.ts';
import { fold } from '#index/text/text.ts';
import { pronounFor } from './first-names.ts';
import { isRank, type Named } from './person-names.ts';
import { roleBeside } from './roles.ts';

/** Somebody an article names in full, with how many times it does so. */
type Person = {
  name: string;
  given: string;
  surname: string;
  role?: string;
  pronoun?: 'he' | 'she';
  isFirmlyNamed: boolean;
};

/** A name in print without titles and affiliations before it, and its parts that count. */
type Core = Range & { name: string; given?: string; surname: string };

/** Where an article names somebody, with or without first name. */
type Sighting = Range & { core: Core };

/** Who an article speaks of. */
export type People = {
  /** Who is meant by a printed mention: `Mr. Walz`, `White House press secretary Karoline Leavitt`. */
  identify: (printed: string) => Named;
  /** Everybody named in a stretch whom `he` or `she` can mean. */
  namedIn: (stretch: Range, pronoun: string) => Named[];
  /** Whether `he` or `she` can mean somebody named so: unless the article tells otherwise, it can. */
  canMean: (pronoun: string, name: string | undefined) => boolean;
};

const PARTICLE = 'd[aei]|du|del|la|le|van|von|der|den|bin|ibn|al|el|ben';
const ABBREVIATION = String.raw`(?:[JS]r|Govs?|Sens?|Reps?|Drs?|Mrs?|Ms|Lt|Col|Gen|Rev|Sgt|Capt|Maj|Adm|Prof|Hon|Pres|Atty|St|\p{Lu})\.`;
const CAPITAL = String.raw`(?:${ABBREVIATION}|\p{Lu}(?:[\p{L}\p{M}’'-]*\p{L})?)`;
const NICKNAME = String.raw`[“"‘(]\p{Lu}[^”"’)\n]{1,20}[”"’)] `;
const NAME_RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${CAPITAL}(?:,?[ \u00a0](?=[JS]r\.)${CAPITAL}|[ \u00a0](?:(?:${PARTICLE}) ){0,2}(?:${NICKNAME})?${CAPITAL})*`,
  'gu',
);
const POSSESSIVE = /['’]s?$/u;
const SUFFIX = /^(?:[“"‘(].*|[JS]r\.?|I{2,3}|IV|,)$/u;
const STARTS_SENTENCE = /(?:^|[.?!:”"’'\n—–])[^\S\n]*$/u;
const LINK = /(?<=\p{L}) (?:of|for|at|with|from|in|on|to|against|about) /u;

const NO_GIVEN_NAME =
  /^(?:new|north|south|west|east|san|los|las|st|united|great|supreme|like|asked|says|said|continued|added|what|jr)$/u;
const NO_SURNAME =
  /^(?:university|times|post|house|party|committee|news|department|court|states?|county|city|street|institute|journal|association|center|foundation|council|congress|senate|group|company|corp|inc|act|day|tower|hall|school|college|church|press|americans?|republicans?|democrats?|administration|campaign|office|agency|bureau|fund|union|league|week|year|magazine|network|television|radio|service|security|north|south|east|west|carolina|hampshire|york|jersey|mexico|dakota|virginia|island|beach|angeles|francisco|diego|springs|vegas|rapids|falls|board|bank|award|show|game|war|convention|project|action|pac|sea|river|lake|ocean|atoll|islands?|valley|mountains?|bay|agreement|accord|treaty|plan|doctrine|amendment|movement|museum|hotel|airport|center|building|square|avenue|road|library|parade|festival|field|stadium|arena|theater|museum|airlines|records|book|review|report|globe|herald|tribune|journal|chronicle|wire|daily|live|online|values|dream|spring|summer|league|democrat|republican|gop)$/u;

const HE = /(?:\b(?:Mr|spokesman|congressman|chairman|businessman)|men)\b/iu;
const SHE = /\b(?:Mrs|Ms|Miss|spokeswoman|congresswoman|chairwoman|businesswoman)\b/iu;

/** Reads whom an article names. Two first names before one surname are two people, however alike. */
export function readPeople(text: string): People {
  const sightings = findSightings(text);
  const people = findPeople(text, sightings);
  const bySurname = Map.groupBy(people, ({ surname }) => surname);
  const byName = Map.groupBy(people, ({ name }) => name);
  const fitting = (core: Core) => bySurname.get(core.surname)?.filter((person) => fits(person, core)) ?? [];
  const meant = (person: Person, pronoun: string) => (person.pronoun ?? pronoun) === pronoun;

  return {
    identify: (printed) => identifyIn(fitting, printed),
    namedIn: ({ start, end }, pronoun) =>
      sightings
        .slice(
          firstWhere(sightings, (sighting) => sighting.start >= start),
          firstWhere(sightings, (sighting) => sighting.end > end),
        )
        .flatMap(({ core }) => fitting(core).filter((person) => meant(person, pronoun)))
        .map((person) => asNamed(person, pronoun)),
    canMean: (pronoun, name) => byName.get(name ?? '')?.every((person) => meant(person, pronoun)) ?? true,
  };
}

function findSightings(text: string): Sighting[] {
  return [...text.matchAll(NAME_RUN)].flatMap(({ 0: run, index }) => {
    const core = coreOf(run);
    return core ? [{ start: index, end: index + run.length, core }] : [];
  });
}

function findPeople(text: string, sightings: readonly Sighting[]): Person[] {
  const people = new Map<string, Person>();
  const surnames = new Set(sightings.flatMap(({ core }) => (core.given === undefined ? [core.surname] : [])));
  for (const sighting of sightings) {
    const { given, surname } = sighting.core;
    const key = `${given} ${surname}`;
    if (isFullName(sighting.core)) people.set(key, merged(people.get(key), sighting, text));
  }
  const named = [...people.values()].filter((person) => isPerson(person, surnames));
  return [...named, ...namesakes(text, sightings, named)];
}

/**
 * Those named by title and surname alone: `President Obama`, where the article names nobody so in full, or nobody whom
 * the title fits, such as Michelle Obama.
 */
function namesakes(text: string, sightings: readonly Sighting[], named: readonly Person[]): Person[] {
  const found = new Map<string, Person>();
  const bySurname = Map.groupBy(named, ({ surname }) => surname);
  for (const { start, core } of sightings) {
    const title = text.slice(start, start + core.start).trim();
    if (core.given !== undefined || !isRank(title.split(' ').at(-1) ?? '') || core.surname.length < 2) continue;
    const pronoun = pronounOf(title);
    if (bySurname.get(core.surname)?.some((person) => fitsTitle(person, title, pronoun))) continue;
    const known = found.get(core.surname)?.pronoun ?? pronoun;
    found.set(core.surname, { ...core, given: '', ...(known && { pronoun: known }), isFirmlyNamed: true });
  }
  return [...found.values()];
}

/** Whether somebody may be called so: by the other pronoun nobody is, and as president only who is one somewhere. */
function fitsTitle({ role = '', pronoun }: Person, title: string, told: Person['pronoun']): boolean {
  if (told && pronoun && told !== pronoun) return false;
  return !/\bpresident$/iu.test(title) || /\bpresident/iu.test(role);
}

/** A person with one more sighting: the longest name, the first role, and whether it is a name in mid-sentence too. */
function merged(known: Person | undefined, { start, end, core }: Sighting, text: string): Person {
  const name = { start: start + core.start, end: start + core.end };
  const role = known?.role ?? roleBeside(text, name);
  const pronoun =
    known?.pronoun ?? pronounOf(`${text.slice(start, end)} ${role ?? ''}`) ?? pronounFor(core.given ?? '');
  const opensSentence = STARTS_SENTENCE.test(text.slice(Math.max(0, name.start - 3), name.start));
  return {
    name: known && known.name.length >= core.name.length ? known.name : core.name,
    given: core.given ?? '',
    surname: core.surname,
    ...(role !== undefined && { role }),
    ...(pronoun && { pronoun }),
    isFirmlyNamed: (known?.isFirmlyNamed ?? false) || !opensSentence,
  };
}

/** Whom the article treats as a person: by office, by a title or a first name that tells, or by surname alone elsewhere. */
function isPerson({ pronoun, role, isFirmlyNamed, surname }: Person, surnames: ReadonlySet<string>): boolean {
  return pronoun !== undefined || role !== undefined || (isFirmlyNamed && surnames.has(surname));
}

/** `House GOP`: after a word in small letters, capitals alone are no surname. */
function isAcronym(name: string): boolean {
  const capitals = /\s(?!I{2,3}$|IV$)\p{Lu}{2,}$/u.exec(name);
  return capitals !== null && /\p{Ll}/u.test(name.slice(0, capitals.index));
}

function isFullName({ given, surname, name }: Core): boolean {
  if (isAcronym(name)) return false;
  if (given === undefined || (given.length < 2 && surname.length < 2)) return false;
  return !(OPENERS.has(given) || NO_GIVEN_NAME.test(given) || NO_SURNAME.test(surname) || surname.length < 2);
}

/** The name in a run of capitals: what comes after the last possessive, title or abbreviation. */
function coreOf(run: string): Core | undefined {
  const words = [...run.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ word, index }));
  const before = words.findLastIndex(({ word }, i) => i < words.length - 1 && isAffiliation(word));
  const first = words.findIndex(({ word }, i) => i > before && i < words.length - 1 && pronounFor(keyOf(word)));
  const start = words[Math.max(first, before + 1)]?.index ?? 0;
  const name = run.slice(start).replace(POSSESSIVE, '');
  const parts = name
    .split(/\s+/u)
    .filter((word) => !SUFFIX.test(word))
    .map(keyOf);
  const surname = parts.at(-1);
  if (!surname) return undefined;
  return { name, start, end: start + name.length, surname, ...(parts.length > 1 && { given: parts[0] ?? '' }) };
}

/** `CNN's`, `Sen.`, `NATO`: what a name may follow in one run of capitals. */
function isAffiliation(word: string): boolean {
  return POSSESSIVE.test(word) || isRank(word) || /^\p{Lu}{3,}$/u.test(word);
}

function keyOf(word: string): string {
  return fold(word.toLowerCase()).replace(/[.,’']/gu, '');
}

function pronounOf(words: string): Person['pronoun'] {
  if (SHE.test(words)) return 'she';
  return HE.test(words) ? 'he' : undefined;
}

function identifyIn(fittingTo: (core: Core) => readonly Person[], printed: string): Named {
  const core = headName(printed);
  if (!core) return { printed };
  const pronoun = core.given === undefined ? pronounOf(printed) : undefined;
  const fitting = fittingTo(core).filter((person) => (person.pronoun ?? pronoun) === (pronoun ?? person.pronoun));
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
  const isName = core && !isRank(core.name) && (core.given === undefined || isFullName(core));
  return isName ? core : undefined;
}

function fits({ given, surname }: Person, core: Core): boolean {
  return surname === core.surname && (core.given === undefined || given === core.given);
}

function asNamed({ name, role }: Person, printed: string): Named {
  return { printed, name, ...(role !== undefined && { role }) };
}
