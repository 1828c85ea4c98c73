import type { Article } from '#index/text/article.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';

/** A perfect article, read the way every document is; a test changes the one thing it is about. */
export function anArticle({ file = 'harbor.txt', text = HARBOR }: { file?: string; text?: string } = {}): Article {
  const parsed = parseDocument({ file, bytes: Buffer.from(text) });
  if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
  return parsed.article;
}

const HARBOR = `---
headline: Harbor council votes to dredge the old channel
outlet: The Tidewater Post
published: 2026-01-20
url: https://tidewater.example/harbor
---
The harbor council voted on Tuesday to dredge the old channel before the spring floods arrive in the bay.

“We have waited eleven years for this vote,” said Ada Okafor, who runs the ferry landing. “My boats draw six feet.”

Opponents said the dredging would cost 1,360 jobs in the shellfish trade, a figure the council disputes.
`;
