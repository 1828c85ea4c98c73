import { basename, resolve } from 'node:path';
import { counted } from '#handlers/views/counted.ts';
import { findFiles } from '#src/ingest/find-files.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import { inTurn, type Refusal, readFound } from '#src/ingest/read-folder.ts';
import { createSidecarFinder } from '#src/ingest/sidecars.ts';
import type { Diagnosis } from './diagnosis.ts';

/**
 * Whether each folder is there and holds articles, and what of them cannot be read. Every file is read as the bot reads it,
 * one after the other, and kept no longer than that: a bot at work on the same machine keeps its memory.
 */
export async function lookAtArchive(
  folders: readonly string[],
  onProgress?: (done: number, total: number) => void,
): Promise<Diagnosis[]> {
  const perFolder = await Promise.all(folders.map(lookAtFolder));
  const { files, refused, roots } = await findFiles(folders);
  const sidecars = createSidecarFinder(roots);
  let done = 0;
  const read = await inTurn(files, async (file): Promise<Refusal[]> => {
    const { parsed } = await readFound(file, sidecars, async (document) => parseDocument(document));
    done += 1;
    onProgress?.(done, files.length);
    return 'refusal' in parsed ? [parsed.refusal] : [];
  });
  // Of the folders themselves all is said by now.
  const said = new Set(folders.flatMap((folder) => [folder, basename(resolve(folder))]));
  return [...perFolder, ...aboutRefused([...refused, ...read.flat()].filter(({ file }) => !said.has(file)))];
}

async function lookAtFolder(folder: string): Promise<Diagnosis> {
  const about = 'Archive';
  const { files, refused, unread } = await findFiles([folder]);
  const [why] = refused;
  if (why !== undefined && files.length === 0 && unread.length > 0) {
    const todo = 'Put PULLQUOTE_ARTICLES right, mount the folder, or let the user that the bot runs as read it.';
    return { about, state: 'wrong', says: `${folder}: ${why.reason}`, todo };
  }
  if (files.length === 0) {
    const todo = 'Put articles there, as .txt or .md, or name another folder in PULLQUOTE_ARTICLES.';
    return { about, state: 'wrong', says: `${folder} holds no file that is read as an article.`, todo };
  }
  return { about, state: 'ok', says: `${folder}: ${counted(files.length, 'file', 'files')}` };
}

// Enough to see what kind of trouble it is.
const NAMED = 3;

/** The same trouble of many files is one line. */
function aboutRefused(refused: readonly Refusal[]): Diagnosis[] {
  return [...Map.groupBy(refused, ({ reason }) => reason)].map(([reason, of]): Diagnosis => {
    const names = of.slice(0, NAMED).map(({ file }) => file);
    const more = of.length > NAMED ? ' and others' : '';
    const says = `${counted(of.length, 'file', 'files')} not read: ${reason} (${names.join(', ')}${more})`;
    return { about: 'Archive', state: 'note', says, todo: 'npm run story -- status names them all.' };
  });
}
