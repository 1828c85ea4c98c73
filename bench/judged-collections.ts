import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVAL } from './collections.ts';
import type { PlainText } from './plain-article.ts';

/** A question put to a collection, and the ids of the texts that answer it. */
export type Topic = { question: string; relevant: ReadonlySet<string> };

/** Texts with questions whose answers are known: what a ranking is measured on. `bar`: the nDCG@10 to reach. */
export type JudgedCollection = { name: string; bar: number; texts: PlainText[]; topics: Topic[] };

/** The collections that are beside the project, or undefined where they are not. */
export function readJudged(): JudgedCollection[] | undefined {
  return existsSync(join(EVAL, 'time')) ? [readTime(), readCranfield()] : undefined;
}

/** 423 articles of TIME, 1963. `TIME.REL` counts the articles from 1, whatever number stands behind `*TEXT`. */
function readTime(): JudgedCollection {
  const texts = partsOf(read('time/TIME.ALL'), /^\*TEXT.*$/m).map((part, at) => ({
    id: String(at + 1),
    headline: '',
    body: [onOneLine(part)],
  }));
  const answers = new Map(
    read('time/TIME.REL')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([question = '', ...relevant]) => [question, new Set(relevant)]),
  );
  const topics = partsOf(read('time/TIME.QUE'), /^\*FIND.*$/m).map((part, at) => ({
    question: onOneLine(part),
    relevant: answers.get(String(at + 1)) ?? new Set<string>(),
  }));
  return { name: 'TIME', bar: 0.687, texts, topics: judged(topics) };
}

/** 1,400 abstracts on flight. The judgements count the questions from 1, whatever number stands behind `.I`. */
function readCranfield(): JudgedCollection {
  const texts = partsOf(read('cranfield/cran.all.1400'), /^\.I \d+$/m).map((part, at) => {
    const [, headline = '', , , body = ''] = part.split(/^\.[TABW]$/m);
    // A paragraph starts two spaces in.
    return { id: String(at + 1), headline: onOneLine(headline), body: body.split(/\n {2,}/).map(onOneLine) };
  });
  const answers = new Map<string, Set<string>>();
  for (const line of read('cranfield/cranqrel').split('\n')) {
    const [question = '', text = '', grade] = line.split(/\s+/);
    // 1 is best and 4 the least; -1 and 5 stand for an answer to nothing.
    if (Number(grade) < 1 || Number(grade) > 4) continue;
    answers.set(question, (answers.get(question) ?? new Set()).add(text));
  }
  const topics = partsOf(read('cranfield/cran.qry'), /^\.I \d+$/m).map((part, at) => ({
    question: onOneLine(part.replace('.W', '')),
    relevant: answers.get(String(at + 1)) ?? new Set<string>(),
  }));
  return { name: 'Cranfield', bar: 0.398, texts, topics: judged(topics) };
}

function judged(topics: readonly Topic[]): Topic[] {
  return topics.filter(({ relevant }) => relevant.size > 0);
}

function read(path: string): string {
  return readFileSync(join(EVAL, path), 'latin1');
}

/** What stands after each heading. */
function partsOf(text: string, heading: RegExp): string[] {
  const [, ...parts] = text.replace(/^\*STOP\s*$/m, '').split(heading);
  return parts;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
