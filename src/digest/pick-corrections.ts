import type { Article } from '#index/text/article.ts';
import { cite } from '#src/quoting/citation.ts';
import type { CorrectionItem } from './edition.ts';
import type { Fresh } from './find-fresh.ts';

/** The corrections that readers have not been told of, and what was withdrawn. */
export function pickCorrections(
  fresh: readonly Fresh[],
  withdrawn: readonly Article[],
  timeZone: string,
): CorrectionItem[] {
  return [
    ...withdrawn.map(
      (article): CorrectionItem => ({
        kind: 'correction',
        what: 'withdrawn',
        citation: cite(article, 1, timeZone),
        notes: [],
      }),
    ),
    ...fresh.flatMap((story) => correctionOf(story, timeZone) ?? []),
  ];
}

function correctionOf({ found: { article }, before }: Fresh, timeZone: string): CorrectionItem | undefined {
  const told = new Set(before ? notesIn(before).map(({ text }) => text) : []);
  const notes = notesIn(article).filter(({ text }) => !told.has(text));
  const isCorrected = article.status === 'corrected' && before?.status !== 'corrected';
  if (notes.length === 0 && !isCorrected) return undefined;
  const citation = cite(article, notes[0]?.number ?? 1, timeZone);
  return { kind: 'correction', what: 'corrected', citation, notes: notes.map(({ text }) => text) };
}

function notesIn({ text, paragraphs }: Article): { text: string; number: number }[] {
  return paragraphs
    .filter(({ kind }) => kind === 'correction')
    .map(({ start, end, number }) => ({ text: text.slice(start, end), number }));
}
