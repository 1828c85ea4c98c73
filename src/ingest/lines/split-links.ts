import { findLineRule } from '#src/ingest/marking/line-rules.ts';
import { hasWords, isShort } from '#src/ingest/marking/wording.ts';
import { isListItem } from '#src/ingest/paragraphs.ts';
import { beginsMidSentence, breaksWord, type DocumentLine, expectsMore, isEnded } from './document-line.ts';
import { isRow } from './rows.ts';

// A sentence in pieces has one of this many words; verse and lists in small letters have none.
const LONG_PIECE = 9;
// What is linked is a name or a few words.
const LONGEST_LINK = 6;
const LONGEST_OPENING = 4;
const BYLINE = /^(?:by|via|photo|par|por|von|di|da|de|door|av) \p{Lu}/u;
const CLOSED = /[:;{}]$/u;

/**
 * The paragraphs of a document, those made one that are pieces of a sentence: a page's linked words stand on lines of their own
 * where it was copied by a program that breaks lines at links. Pieces that come to no sentence's end stay as they are.
 */
export function joinSplitLinks(paragraphs: readonly DocumentLine[][]): DocumentLine[][] {
  const chains: DocumentLine[][][] = [];
  for (const paragraph of paragraphs) {
    const chain = chains.at(-1);
    const before = chain?.at(-1);
    if (!chain || !before || !goesOnIn(chain, paragraph, chains.length === 1)) {
      chains.push([paragraph]);
      continue;
    }
    const isLink = chain.length === 1 && isShort(endOf(before), LONGEST_LINK);
    chain.push(paragraph);
    if (isLink && leadsToLink(chains)) chains.splice(-2, 2, chains.slice(-2).flat());
  }
  return chains.flatMap((chain) => (isEnded(endOf(chain.at(-1))) ? [chain.flat()] : chain));
}

function goesOnIn(chain: readonly DocumentLine[][], after: readonly DocumentLine[], isFirst: boolean): boolean {
  const [line, next] = [chain.at(-1)?.at(-1), after[0]];
  if (!line || !next || (isFirst && next.blanks > 0) || isApart(next) || isClosed(line, next)) return false;
  if (isShort(next.text, LONGEST_LINK) && expectsMore(line.text) && hasWords(line.text, LONGEST_OPENING)) return true;
  const isMiddle = beginsMidSentence(next.text) || breaksWord(line.text);
  const isLong = [...chain, after].flat().some(({ text }) => hasWords(text, LONG_PIECE));
  return isMiddle && isLong && ![line, next].some(({ text }) => findLineRule(text)) && !BYLINE.test(next.text);
}

/** Whether a line ends what it says, or the next begins something else. */
function isClosed(line: DocumentLine, next: DocumentLine): boolean {
  return (
    [line, next].some(({ text }) => isRow(text)) ||
    isEnded(line.text) ||
    CLOSED.test(line.text) ||
    isListItem(next.text)
  );
}

/** Whether the piece before a link that a sentence goes on with is that sentence's beginning: “Double Olympic champion”. */
function leadsToLink(chains: readonly DocumentLine[][][]): boolean {
  const [opening, sentence] = chains.slice(-2);
  const [line, next] = [opening?.at(-1)?.at(-1), sentence?.[0]?.[0]];
  if (!line || !next || chains.length < 3 || isApart(next)) return false;
  if (isEnded(line.text) || CLOSED.test(line.text) || isListItem(line.text) || findLineRule(line.text)) return false;
  const hasBegun = chains.slice(-6, -2).some((chain) => isEnded(endOf(chain.at(-1))));
  return hasBegun || isShort(line.text, LONGEST_OPENING);
}

function isApart({ blanks, opensPage }: DocumentLine): boolean {
  return blanks > 1 && !opensPage;
}

function endOf(lines: readonly DocumentLine[] | undefined): string {
  return lines?.at(-1)?.text ?? '';
}
