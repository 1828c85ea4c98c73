import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Document } from '#src/ingest/parse-document.ts';

// Research data beside the project, not part of it: nothing of it is copied, and a bench without it says so.
export const EVAL = join(import.meta.dirname, '../../../shared/eval');
const POLNEAR = [join(EVAL, 'polnear/train/text'), join(EVAL, 'polnear/dev/text')];
const REUTERS = join(EVAL, 'reuters21578');

/** The folders of PolNeAR's 924 political articles, or undefined where they are not there. */
export function findPolnear(): string[] | undefined {
  return POLNEAR.every((folder) => existsSync(folder)) ? POLNEAR : undefined;
}

/** PolNeAR's articles as the files they are; undefined where they are not there. */
export function readPolnear(): Document[] | undefined {
  return findPolnear()?.flatMap((folder) =>
    readdirSync(folder).map((file) => ({ file, bytes: readFileSync(join(folder, file)) })),
  );
}

/** The stories of Reuters-21578 that have a body, each as a text file would hold it; undefined where they are not there. */
export function readReuters(): Document[] | undefined {
  if (!existsSync(REUTERS)) return undefined;
  const archives = readdirSync(REUTERS).filter((file) => file.endsWith('.sgm.gz'));
  return archives.flatMap((file) => storiesIn(gunzipSync(readFileSync(join(REUTERS, file))).toString('latin1')));
}

function storiesIn(sgml: string): Document[] {
  return [...sgml.matchAll(/<REUTERS[^>]*NEWID="(\d+)">(.*?)<\/REUTERS>/gs)].flatMap(([, id, story = '']) => {
    const part = (tag: string) => plain(new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(story)?.[1] ?? '');
    const body = part('BODY');
    const text = `${part('TITLE')}\n\n${part('DATELINE')} ${body}\n`;
    return body ? [{ file: `reuters-${id}.txt`, bytes: Buffer.from(text) }] : [];
  });
}

/** Text as a newsroom would save it: no control marks or entities, paragraphs parted by a blank line, not indented. */
function plain(sgml: string): string {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  return sgml
    .replace(/&#\d+;/g, '')
    .replace(/&\w+;/g, (entity) => entities[entity] ?? entity)
    .replace(/\n {3,}/g, '\n\n')
    .replace(/\n\s*REUTER\s*$/i, '')
    .trim();
}
