import { readFileSync } from 'node:fs';
import { findBeside } from './beside.ts';
import type { PlainText } from './plain-article.ts';

/** A question put to a collection, and the ids of the texts that answer it. */
type Topic = { question: string; relevant: ReadonlySet<string> };

type Collection = { texts: PlainText[]; topics: Topic[] };

/** Texts with questions whose answers are known: what a ranking is measured on. `bar`: the nDCG@10 to reach, if any. */
export type JudgedCollection = Collection & { name: string; bar?: number };

/** The collections that are beside the project, or undefined where they are not. */
export function readJudged(): JudgedCollection[] | undefined {
  const [time, cranfield] = [findBeside('eval/time'), findBeside('eval/cranfield')];
  if (!time || !cranfield) return undefined;
  return [
    { ...readTime(time, (ordinal) => ordinal), name: 'TIME', bar: 0.687 },
    { ...readTime(time, mended), name: 'TIME, mended' },
    { ...readCranfield(cranfield), name: 'Cranfield', bar: 0.398 },
  ];
}

// The judgements were made when the file had 425 articles. Two have since been lost from it, somewhere between the
// 370th and the 378th, and whatever was judged to be behind them now stands two places further up.
const LAST_IN_PLACE = 377;
const LOST = 2;

function mended(ordinal: number): number {
  return ordinal > LAST_IN_PLACE ? ordinal - LOST : ordinal;
}

/** 423 articles of TIME, 1963. `TIME.REL` counts the articles from 1, whatever number stands behind `*TEXT`. */
function readTime(folder: URL, place: (ordinal: number) => number): Collection {
  const texts = partsOf(read(new URL('TIME.ALL', folder)), /^\*TEXT.*$/m).map((part, at) => ({
    id: String(at + 1),
    headline: '',
    body: [onOneLine(part)],
  }));
  const answers = new Map<string, Set<string>>();
  for (const line of read(new URL('TIME.REL', folder)).split('\n')) {
    const [question = '', ...ordinals] = line.trim().split(/\s+/);
    answers.set(question, new Set(ordinals.map((ordinal) => String(place(Number(ordinal))))));
  }
  const topics = partsOf(read(new URL('TIME.QUE', folder)), /^\*FIND.*$/m).map((part, at) => ({
    question: onOneLine(part),
    relevant: answers.get(String(at + 1)) ?? new Set<string>(),
  }));
  return { texts, topics: answerable(topics, texts) };
}

/** 1,400 abstracts on flight. The judgements count the questions from 1, whatever number stands behind `.I`. */
function readCranfield(folder: URL): Collection {
  const texts = partsOf(read(new URL('cran.all.1400', folder)), /^\.I \d+$/m).map((part, at) => {
    const [, headline = '', , , body = ''] = part.split(/^\.[TABW]$/m);
    // A paragraph starts two spaces in.
    return { id: String(at + 1), headline: onOneLine(headline), body: body.split(/\n {2,}/).map(onOneLine) };
  });
  const answers = new Map<string, Set<string>>();
  for (const line of read(new URL('cranqrel', folder)).split('\n')) {
    const [question = '', text = '', grade] = line.split(/\s+/);
    // 1 is best and 4 the least; -1 and 5 stand for an answer to nothing.
    if (Number(grade) < 1 || Number(grade) > 4) continue;
    answers.set(question, (answers.get(question) ?? new Set()).add(text));
  }
  const topics = partsOf(read(new URL('cran.qry', folder)), /^\.I \d+$/m).map((part, at) => ({
    question: onOneLine(part.replace('.W', '')),
    relevant: answers.get(String(at + 1)) ?? new Set<string>(),
  }));
  return { texts, topics: answerable(topics, texts) };
}

/** The topics that any of the texts answers, with those that do. */
function answerable(topics: readonly Topic[], texts: readonly PlainText[]): Topic[] {
  const ids = new Set(texts.map(({ id }) => id));
  return topics
    .map(({ question, relevant }) => ({ question, relevant: relevant.intersection(ids) }))
    .filter(({ relevant }) => relevant.size > 0);
}

function read(file: URL): string {
  return readFileSync(file, 'latin1');
}

/** What stands after each heading. */
function partsOf(text: string, heading: RegExp): string[] {
  const [, ...parts] = text.replace(/^\*STOP\s*$/m, '').split(heading);
  return parts;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
