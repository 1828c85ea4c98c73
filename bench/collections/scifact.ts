import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findBeside } from './beside.ts';

// Line ends have come out as a letter in some sentences: “… remains unknown.   n”.
const Sentence = z.string().transform((sentence) => sentence.replace(/\s{2,}n$/, ''));
const Abstract = z.object({ doc_id: z.string(), title: z.string(), sentences: z.array(Sentence) });
export type Abstract = z.infer<typeof Abstract>;

/** A claim, the abstract that bears on it, and the numbers of the sentences that stand in any set of evidence for it. */
export type Claim = { claim: string; abstract: Abstract; evidence: ReadonlySet<number> };

const Rationale = z.object({ claim: z.string(), doc_id: z.string(), rationales: z.array(z.array(z.int())) });

export type SciFact = { abstracts: Abstract[]; claims: Claim[] };

/** SciFact's 5,183 abstracts and 564 claims with their evidence; undefined where they are not beside the project. */
export function readSciFact(): SciFact | undefined {
  const folder = findBeside('eval/scifact');
  if (!folder) return undefined;

  const abstracts = linesOf(new URL('corpus.jsonl', folder)).map((line) => Abstract.parse(line));
  const byId = new Map(abstracts.map((abstract) => [abstract.doc_id, abstract]));
  const claims = linesOf(new URL('rationales-train.jsonl', folder)).flatMap((line) => {
    const { claim, doc_id, rationales } = Rationale.parse(line);
    const abstract = byId.get(doc_id);
    return abstract ? [{ claim, abstract, evidence: new Set(rationales.flat()) }] : [];
  });
  return { abstracts, claims };
}

function linesOf(file: URL): unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}
