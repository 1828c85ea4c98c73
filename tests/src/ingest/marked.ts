import { parseDocument } from '#src/ingest/parse-document.ts';

/** What a document written as `kind | text` lines should come out as, and what it did. An empty line stays a blank line. */
export function marked(document: string, file = 'story.txt') {
  const lines = document
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const parts = lines.filter((line) => line !== '').map((line) => line.split(' | '));
  const text = lines.map((line) => line.split(' | ').slice(1).join(' | ')).join('\n');
  const parsed = parseDocument({ file, bytes: Buffer.from(text) });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);

  const { article } = parsed;
  return {
    article,
    expected: parts.map(([kind, ...words]) => `${kind} | ${words.join(' | ')}`),
    found: article.paragraphs.map(({ kind, start, end }) => `${kind} | ${article.text.slice(start, end)}`),
  };
}
