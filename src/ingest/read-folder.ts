import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Article } from '#index/text/article.ts';
import type { Unreadable } from './decode.ts';
import type { RefusedDocument } from './document-record.ts';
import { type FoundFile, findFiles } from './find-files.ts';
import { type Document, type FileRemark, type Parsed, parseDocument } from './parse-document.ts';
import { createSidecarFinder, type FindSidecar, type Sidecar } from './sidecars.ts';

/** A file that could not be read as an article, and what to do about it. */
export type Refusal = FileRemark;

/** What one reading of the folders brought in. `warnings` name what was read, but not as its keeper meant it. */
export type Reading = {
  articles: readonly Article[];
  refused: readonly Refusal[];
  warnings: readonly FileRemark[];
};

// A long article has 100 KB. What is ten times that is an export or a log, and would keep others waiting while it is read.
const LARGEST_BYTES = 1_000_000;
/** How the remark on a second copy of the same bytes begins. */
export const SAME_AS = 'The same, byte for byte, as';
// Enough to keep a disk busy; more would only hold more files in memory.
const AT_ONCE = 8;

/** A file as it is on the disk: the document, or why that cannot be had, and a digest of it to know it again. */
type Fetched = { digest: string; bytes: Uint8Array; sidecar?: Uint8Array } & ({ document: Document } | RefusedDocument);

/** A file read: what it became, its bytes, and a digest of them and its sidecar's to know them again. */
export type ReadFile<Read = Parsed> = FoundFile &
  Omit<Fetched, 'document' | 'refusal'> & { parsed: Read | RefusedDocument };

/** Reads documents, here or elsewhere. */
type Reads<Read> = (document: Document, digest: string) => Promise<Read>;

/**
 * Reads every article in these folders and the folders inside them, in the order of their names.
 * A file that cannot be read is named with its reason and never stops the others. Never rejects.
 */
export async function readFolders(
  folders: readonly string[],
  options: { onProgress?: (done: number, total: number) => void } = {},
): Promise<Reading> {
  const { files, refused, roots } = await findFiles(folders);
  const findSidecar = createSidecarFinder(roots);

  let done = 0;
  const read = await inTurn(files, async (file) => {
    const one = await readFound(file, findSidecar, readHere);
    done += 1;
    options.onProgress?.(done, files.length);
    return one;
  });
  return gather(read, refused);
}

/** Reads one document, named by its folder and file as in `readFolders`. */
export async function readDocument(path: string): Promise<Parsed> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  const target = await realpath(path).catch(() => path);
  const file = `${basename(folder)}/${basename(path)}`;
  const { parsed } = await readFound({ path: target, file }, createSidecarFinder(), readHere);
  return parsed;
}

/** Articles once each; the second copy of the same bytes is named beside the first. */
function gather(read: readonly ReadFile[], refused: readonly Refusal[]): Reading {
  const reading = { articles: [] as Article[], refused: [...refused], warnings: [] as FileRemark[] };
  const seen = new Map<string, string>();

  for (const { file, digest, parsed } of read) {
    const twin = seen.get(digest);
    if ('refusal' in parsed) reading.refused.push(parsed.refusal);
    else if (twin !== undefined) reading.refused.push({ file, reason: `${SAME_AS} ${twin}, which is kept.` });
    else {
      seen.set(digest, file);
      reading.articles.push(parsed.article);
      for (const warning of parsed.warnings) reading.warnings.push(warning);
    }
  }
  return reading;
}

/** Reads one file that was found, with its sidecar. Never rejects: what cannot be read is a refusal. */
export async function readFound<Read>(
  found: FoundFile,
  findSidecar: FindSidecar,
  read: Reads<Read>,
): Promise<ReadFile<Read>> {
  const fetched = await fetchFile(found, findSidecar);
  const { digest, bytes, sidecar } = fetched;
  const parsed = 'document' in fetched ? await read(fetched.document, digest) : { refusal: fetched.refusal };
  return { ...found, parsed, digest, bytes, ...(sidecar && { sidecar }) };
}

const readHere: Reads<Parsed> = async (document) => parseDocument(document);

async function fetchFile({ path, file }: FoundFile, findSidecar: FindSidecar): Promise<Fetched> {
  try {
    const bytes = await readBytes(path, 'split it into its articles');
    const beside = await readSidecar(await findSidecar(path));
    // One that cannot be read is kept as an empty one: that is not the same as none.
    const sidecar = beside && { sidecar: 'length' in beside ? beside : new Uint8Array() };
    const document = { file, bytes, ...(beside && { sidecar: beside }) };
    return { document, digest: fileDigest(bytes, sidecar?.sidecar), bytes, ...sidecar };
  } catch (err) {
    return { refusal: { file, reason: reasonOf(err) }, digest: 'unread', bytes: new Uint8Array() };
  }
}

/** A digest of a document's bytes, and of its sidecar's if it has one. */
export function fileDigest(bytes: Uint8Array, sidecar?: Uint8Array): string {
  const digest = createHash('sha256').update(bytes);
  // No text has this byte in it.
  return (sidecar ? digest.update('\0').update(sidecar) : digest).digest('hex');
}

async function readSidecar(sidecar: Sidecar | undefined): Promise<Uint8Array | Unreadable | undefined> {
  if (!sidecar || 'reason' in sidecar) return sidecar;
  try {
    return await readBytes(sidecar.path, 'leave only its fields in it');
  } catch (err) {
    return isCode(err, 'ENOENT') ? undefined : { reason: reasonOf(err) };
  }
}

// Without blocking: a pipe under an article's name would wait forever for somebody to write into it. And no link: where those
// lead was seen to, and one that has come since may lead anywhere.
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** A file that is there and is no article: too large, or no file at all. */
class UnfitFileError extends Error {
  override name = 'UnfitFileError';
}

/** All of a file, unless it is none or has too many bytes: then `advice` says what to do. */
async function readBytes(path: string, advice: string): Promise<Uint8Array> {
  const handle = await open(path, READING);
  try {
    await mustBeFit(handle, advice);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function mustBeFit(handle: FileHandle, advice: string): Promise<void> {
  const stats = await handle.stat();
  if (!stats.isFile()) throw new UnfitFileError('This is not a regular file.');
  if (stats.size <= LARGEST_BYTES) return;
  const [size, most] = [stats.size, LARGEST_BYTES].map((count) => count.toLocaleString('en-US'));
  throw new UnfitFileError(`The file has ${size} bytes, and I read up to ${most}: ${advice}.`);
}

function reasonOf(err: unknown): string {
  if (err instanceof UnfitFileError) return err.message;
  if (isCode(err, 'EACCES') || isCode(err, 'EPERM')) return 'I may not read this file: check its permissions.';
  if (isCode(err, 'ENOENT')) return 'There is no such file.';
  return `The file could not be read (${err instanceof Error ? err.message : 'unknown error'}).`;
}

function isCode(err: unknown, code: string): boolean {
  return err instanceof Error && 'code' in err && err.code === code;
}

/** Runs `work` on every item, a few at a time, and keeps the results in the items' order. */
export async function inTurn<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
