import { z } from 'zod';
import { type FactName, Facts, type Published } from '#index/text/article.ts';
import { normaliseText } from '#src/ingest/decode.ts';
import { plainName } from '#src/ingest/field-names.ts';
import { isTimeOnly, readPrintedTime } from '#src/ingest/terms/printed-time.ts';
import { findPublished, parsePublished } from './dates.ts';
import { readLink } from './link.ts';

/** A field of front matter or sidecar read as a fact, or what is wrong with it. */
export type ReadFact = { facts: Facts; fault?: string };

// What Hugo, Jekyll, WordPress, feeds and newsrooms call a fact. The first name of each is ours.
const NAMES: Readonly<Record<FactName, string>> = {
  headline: 'headline title hed head heading posttitle articletitle',
  outlet:
    'outlet source publication publisher newspaper paper sitename ogsitename sourcename publicationname newsoutlet',
  byline: 'byline author authors writer writers by reporter reporters creator dccreator writtenby postauthor',
  url: 'url link permalink canonical canonicalurl weburl webaddress sourceurl originalurl articleurl storyurl ogurl href',
  published:
    'published date pubdate publishdate publisheddate publicationdate datepublished publishedat publishedon postdate posted dateposted firstpublished dcdate issued',
  place: 'place dateline location city locationname',
};
const FACTS: ReadonlyMap<string, FactName> = new Map(
  factNames().flatMap((fact) => NAMES[fact].split(' ').map((name) => [name, fact] as const)),
);

const DATE_HINT = 'is not a date I know: write 2026, 2026-01, 2026-01-26 or 2026-01-26T08:00-06:00';
const Line = z
  .union([z.string(), z.number().transform(String)], 'must be text')
  .transform((text) => normaliseText(text).replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'is empty').max(500, 'is longer than 500 characters'));
const Name = Line.pipe(z.string().regex(/\p{L}/u, 'must be a name'));

/** The fields a newsroom may give, each read into the fact it stands for. */
const FIELDS = {
  headline: Line.transform((headline): Facts => ({ headline })),
  outlet: Name.transform((outlet): Facts => ({ outlet })),
  byline: Name.transform((byline): Facts => ({ byline })),
  place: Name.transform((place): Facts => ({ place })),
  url: Line.transform((text, context): Facts => {
    const link = readLink(text);
    if ('href' in link) return { url: link.href };
    context.addIssue({ code: 'custom', message: link.problem });
    return z.NEVER;
  }),
  published: Line.transform((text, context): Facts => {
    const published = readDate(text);
    if (published) return { published };
    context.addIssue({ code: 'custom', message: DATE_HINT });
    return z.NEVER;
  }),
};

/** The names of the facts that can be given, for whoever mistypes one. */
export function factNames(): FactName[] {
  return Facts.keyof().options;
}

/** Whether a field has our own name for a fact, which goes before what other systems call it. */
export function isOwnName(name: string): boolean {
  return Facts.keyof().safeParse(name).success;
}

/** Reads one field as a fact; undefined when it is none. */
export function readFact(name: string, value: unknown): ReadFact | undefined {
  const fact = FACTS.get(plainName(name));
  if (fact === undefined) return undefined;

  const text = textOf(value, fact);
  if (saysNothing(text) || (fact === 'url' && isWithinSite(text))) return { facts: {} };
  // “source” is whose it is, or where it is.
  const meant = fact === 'outlet' && typeof text === 'string' && /^https?:\/\//u.test(text) ? 'url' : fact;
  const read = FIELDS[meant].safeParse(text);
  if (read.success) return { facts: read.data };
  return { facts: {}, fault: `“${name}” ${read.error.issues[0]?.message ?? 'is not usable'}` };
}

/** What other systems give as an object (`{ "rendered": … }`, `{ "name": … }`) or as a list of writers, as text. */
function textOf(value: unknown, fact: FactName): unknown {
  if (Array.isArray(value)) {
    // A list within a list is no writer.
    const each = value.map((one) => (Array.isArray(one) ? one : textOf(one, fact)));
    return fact === 'byline' && each.every((one) => typeof one === 'string') ? each.join(', ') : value;
  }
  const { rendered, name } = Wrapped.safeParse(value).data ?? {};
  return rendered ?? name ?? value;
}

const Wrapped = z.object({ rendered: z.string().optional(), name: z.string().optional() });

/** Null, as JSON and YAML write it, gives nothing. */
function saysNothing(value: unknown): boolean {
  return value === null || value === '~' || value === 'null';
}

/** `/2026/harbor/`, as Jekyll and Hugo give it, is no address that a reader can open. */
function isWithinSite(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('/') && !value.startsWith('//');
}

/** A date as settings have it, or as other systems write it; a time of day without its zone is left away. */
function readDate(text: string): Published | undefined {
  const written = text.replace(/^(\d{4})\/(\d{2})\/(\d{2})(?!\d)/u, '$1-$2-$3');
  const parsed = parsePublished(written);
  if (parsed || !isTimeOnly(written)) return parsed;

  const { moment } = readPrintedTime(written);
  if (moment?.endsWith('Z')) return parsePublished(moment);
  const found = findPublished(written);
  return found?.precision === 'minute' ? undefined : found;
}
