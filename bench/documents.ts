/*
 * How real documents of many shapes and languages are read: npm run bench:documents
 *
 * A person found and marked them before the reader was run on any: what a careful reader would take for the story, what
 * for junk, and what each prints of itself (`collections/documents/marks.txt`). Their files stand beside the project;
 * those that are absent, or not byte for byte as marked, are passed over and counted. `-- --failures` names what went
 * wrong, which is not for whoever changes the reader: to them, these documents must stay unseen.
 */

import type { FactName } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { findDocumentsAtHand, readMarkedDocuments } from './collections/marked-documents.ts';
import { type DocumentScore, type FactScore, scoreDocument } from './documents/score.ts';
import { printTable } from './instruments/table.ts';
import { type Finding, skipped } from './standing/finding.ts';

type Counted = keyof Omit<DocumentScore, 'facts' | 'failures' | 'isRightlyRefused'>;
type Scored = { file: string; shape: string; score: DocumentScore };

// Issue 12. Facts: of those given.
const BARS = { hidden: 0.01, junk: 0.03, facts: 0.02 };
const BAR_ROW = {
  shape: 'bar',
  'reporting hidden': percent(BARS.hidden),
  'junk quotable': percent(BARS.junk),
  'facts wrong': percent(BARS.facts),
};

function scoreAll(): Scored[] {
  return findDocumentsAtHand().map(({ document, bytes }) => ({
    file: document.file,
    shape: document.shape,
    score: scoreDocument(document, bytes, parseDocument({ file: document.file, bytes })),
  }));
}

/** All of it: it takes seconds. */
export function inShort(): Finding[] {
  const scores = scoreAll().map(({ score }) => score);
  if (scores.length === 0) return skipped('not beside the project: ../reading-documents');
  return [
    { name: 'documents of many shapes: reporting hidden', value: hiddenOf(scores), wants: 'less', bar: BARS.hidden },
    { name: 'documents of many shapes: junk quotable', value: junkOf(scores), wants: 'less', bar: BARS.junk },
    { name: 'documents of many shapes: facts wrong', value: wrongOf(scores), wants: 'less', bar: BARS.facts },
  ];
}

function rowOf(shape: string, scores: readonly DocumentScore[]): Record<string, string> {
  const sentences = total(scores, 'sentences');
  const facts = factsOf(scores);
  return {
    shape,
    documents: String(scores.length),
    'reporting hidden': percent(hiddenOf(scores)),
    'sentences broken': percent(share(total(scores, 'brokenSentences'), sentences)),
    'junk quotable': percent(junkOf(scores)),
    'of what is quotable, junk': percent(junkAmongQuotable(scores)),
    'facts wrong': `${facts.wrong} of ${facts.given}`,
    'facts missing': String(facts.missing),
    'refusal wrong': String(scores.filter(({ isRightlyRefused }) => !isRightlyRefused).length),
  };
}

function hiddenOf(scores: readonly DocumentScore[]): number {
  return share(total(scores, 'hiddenWords'), total(scores, 'words'));
}

function junkOf(scores: readonly DocumentScore[]): number {
  return share(total(scores, 'quotableJunk'), total(scores, 'junk'));
}

function wrongOf(scores: readonly DocumentScore[]): number {
  const { wrong, given } = factsOf(scores);
  return share(wrong, given);
}

/** By words: of the marked words that may be quoted, those of junk. */
function junkAmongQuotable(scores: readonly DocumentScore[]): number {
  const junk = total(scores, 'quotableJunkWords');
  return share(junk, junk + total(scores, 'words') - total(scores, 'hiddenWords'));
}

function factsOf(scores: readonly DocumentScore[], name?: FactName) {
  const facts = scores.flatMap((score) => score.facts).filter((fact) => name === undefined || fact.name === name);
  const count = (verdict: FactScore['verdict']) => facts.filter((fact) => fact.verdict === verdict).length;
  const [right, wrong, missing] = [count('right'), count('wrong'), count('missing')];
  return { right, wrong, missing, given: right + wrong };
}

function factRow(name: FactName, scores: readonly DocumentScore[]): Record<string, string> {
  const { right, wrong, missing } = factsOf(scores, name);
  return { fact: name, right: String(right), wrong: String(wrong), missing: String(missing) };
}

function total(scores: readonly DocumentScore[], what: Counted): number {
  return scores.reduce((sum, score) => sum + score[what], 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

function main(): void {
  const scored = scoreAll();
  const all = scored.map(({ score }) => score);
  const absent = readMarkedDocuments().length - scored.length;
  if (absent > 0) process.stdout.write(`${absent} marked documents are not in ../reading-documents: passed over\n`);
  const shapes = [...new Set(scored.map(({ shape }) => shape))];
  const scoresOf = (shape: string) => scored.filter((one) => one.shape === shape).map(({ score }) => score);
  printTable([...shapes.map((shape) => rowOf(shape, scoresOf(shape))), rowOf('all', all), BAR_ROW]);
  process.stdout.write('\n');
  printTable((['headline', 'byline', 'outlet', 'published'] as const).map((name) => factRow(name, all)));
  if (process.argv.includes('--failures')) for (const { file, score } of scored) tell(file, score);
}

function tell(file: string, { failures }: DocumentScore): void {
  process.stdout.write([`\n${file}`, ...failures.map((failure) => `  ${failure}`), ''].join('\n'));
}

if (import.meta.main) main();
