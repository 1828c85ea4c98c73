import { decodeHTMLStrict } from 'entities';
import { normalise } from '#src/ingest/decode.ts';
import { replaceAll, type TracedText } from '#src/ingest/source/traced-text.ts';

// `&mdash;`, `&#8212;`, `&#x2014;`, and what is left where one was escaped again: `&amp;mdash;`.
const ENTITY = /&(?:amp;){0,3}(?<name>#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;
// What tells a typesetter how wide a space is, or where it may break, is read as a space.
const SPACE = /^\s$/u;
// A hyphen that shows only where a line ends stands nowhere in a text without line ends.
const SOFT_HYPHEN = '\u00ad';
// Nothing that a page can show: `&#0;`, half of a character.
const UNSEEN = /[\p{Cc}\p{Cs}\ufffd]/u;

/** A text with its entities read as what they stand for. A name that stands for nothing stays as it is. */
export function resolveEntities(traced: TracedText): TracedText {
  if (!traced.text.includes('&')) return traced;
  const read = replaceAll(traced, ENTITY, ({ 0: written, groups }) => characterOf(groups?.name ?? '') ?? written);
  // What a document may not say in characters it may not say in entities: invisible ones, accents apart from their letters.
  return read === traced ? traced : normalise(read);
}

function characterOf(name: string): string | undefined {
  const entity = `&${name};`;
  const character = decodeHTMLStrict(entity);
  if (SPACE.test(character)) return ' ';
  if (character === SOFT_HYPHEN) return '';
  return character === entity || UNSEEN.test(character) ? undefined : character;
}
