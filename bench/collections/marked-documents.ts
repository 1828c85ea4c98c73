import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { MarkedDocument } from '../documents/marked-document.ts';

/** A marked document and its file's bytes. */
export type DocumentAtHand = { document: MarkedDocument; bytes: Uint8Array };

// Only marks, addresses and digests are part of the project: most of the texts are not ours to pass on.
const MARKED = new URL('documents/marked.jsonl', import.meta.url);
const BESIDE = new URL('../../../reading-documents/', import.meta.url);

/** The marks of all documents, also of those whose files are not at hand. */
export function readMarkedDocuments(): MarkedDocument[] {
  const lines = readFileSync(MARKED, 'utf8').trim().split('\n');
  return lines.map((line) => MarkedDocument.parse(JSON.parse(line)));
}

/** The documents whose files are beside the project, byte for byte as they were marked. */
export function findDocumentsAtHand(): DocumentAtHand[] {
  return readMarkedDocuments().flatMap((document) => {
    const file = new URL(document.file, BESIDE);
    if (!existsSync(file)) return [];
    const bytes = readFileSync(file);
    return createHash('sha256').update(bytes).digest('hex') === document.sha256 ? [{ document, bytes }] : [];
  });
}
