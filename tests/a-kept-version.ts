import { type Article, Facts, Terms } from '#index/text/article.ts';
import type { KeptVersion } from '#src/store/records.ts';

/** An article as a store keeps it: what its document does not say itself stands in a sidecar, so that it can be read anew. */
export function aKeptVersion(article: Article, readMs = 1): KeptVersion {
  const { text, published, rightsUntil, rightsWords, correctedOn, ...rest } = article;
  const plain = Object.entries(rest).filter(([name]) => name in Facts.shape || name in Terms.shape);
  const given = {
    ...Object.fromEntries(plain),
    published: published?.at,
    corrected: correctedOn,
    'rights-until': rightsUntil,
    'rights-words': rightsWords,
  };
  return { article, bytes: Buffer.from(text), sidecar: Buffer.from(JSON.stringify(given)), readMs };
}
