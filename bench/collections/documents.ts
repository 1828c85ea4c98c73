import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Article } from '#index/text/article.ts';
import { type Document, parseDocument } from '#src/ingest/parse-document.ts';
import { findBeside } from './beside.ts';

/** The folders of PolNeAR's 924 political articles, or undefined where they are not there. */
export function findPolnear(): string[] | undefined {
  const parts = [findBeside('eval/polnear/train'), findBeside('eval/polnear/dev')].filter((part) => part !== undefined);
  return parts.length === 2 ? parts.map((part) => fileURLToPath(new URL('text', part))) : undefined;
}

/** PolNeAR's articles as the files they are; undefined where they are not there. */
export function readPolnear(): Document[] | undefined {
  return findPolnear()?.flatMap((folder) =>
    readdirSync(folder).map((file) => ({ file, bytes: readFileSync(join(folder, file)) })),
  );
}

/** The stories of Reuters-21578 that have a body, each as a text file would hold it; undefined where they are not there. */
export function readReuters(): Document[] | undefined {
  const folder = findBeside('eval/reuters21578');
  if (!folder) return undefined;
  const archives = readdirSync(folder).filter((file) => file.endsWith('.sgm.gz'));
  return archives.flatMap((file) => storiesIn(gunzipSync(readFileSync(new URL(file, folder))).toString('latin1')));
}

/** The articles that Pullquote reads in some files, without those it refuses. */
export function articlesIn(documents: readonly Document[]): Article[] {
  return documents.map(parseDocument).flatMap((parsed) => ('article' in parsed ? [parsed.article] : []));
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
