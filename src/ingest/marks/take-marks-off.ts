import { replaceAll, type TracedText } from '#src/ingest/source/traced-text.ts';
import { resolveEntities } from './entities.ts';
import { setHtml } from './html.ts';
import { htmlTokens } from './html-tokens.ts';
import { setMarkdown } from './markdown.ts';
import { withoutNoteMarks, withoutPairedMarks } from './plain-marks.ts';
import { withoutShortcodes } from './shortcodes.ts';
import { createTypesetting, type Signs } from './typesetting.ts';
import { writingOf } from './writing.ts';

/**
 * A text without its marks. Where these say what its paragraphs are, `isSet`: each is a line, with a blank line between those
 * that stand apart, and no line is to be joined with another.
 */
export type Unmarked = { traced: TracedText; isSet: boolean; signs: Signs };

// How much of a text in HTML may stand outside of its elements before its lines are looked at as those of plain text are.
const MOST_LOOSE = 0.5;
const ESCAPED_TAG = /&lt;\/(?:p|div|h[1-6]|li|blockquote|span|strong|em|a)&gt;/iu;

/** Takes off what a document has for the program that shows it: entities, tags, the marks of Markdown, shortcodes. */
export function takeMarksOff(document: TracedText, file: string): Unmarked {
  const { traced, isSet, signs } = setByMarks(withoutShortcodes(oneLineEnd(document)), file);
  return { traced: resolveEntities(withoutNoteMarks(traced)), isSet, signs };
}

function setByMarks(document: TracedText, file: string): Unmarked {
  const { text } = document;
  const tokens = htmlTokens(text);
  // What was escaped as a whole is HTML for whoever reads it.
  if (!tokens && ESCAPED_TAG.test(text)) return setByMarks(resolveEntities(document), file);

  const writing = writingOf(text, tokens, file);
  const setting = createTypesetting(text);
  if (writing === 'markdown') {
    setMarkdown(text, setting);
    return { ...setting.finish(document), isSet: true };
  }
  if (!tokens) return { traced: withoutPairedMarks(document), isSet: false, signs: new Map() };

  const { held, loose } = setHtml({ text, tokens, isWhole: writing === 'html' }, setting);
  const { traced, signs } = setting.finish(document);
  const isSet = loose <= (held + loose) * MOST_LOOSE;
  return { traced: writing === 'html' ? traced : withoutPairedMarks(traced), isSet, signs };
}

/** The parser of Markdown knows one line end. */
function oneLineEnd(traced: TracedText): TracedText {
  return traced.text.includes('\r') ? replaceAll(traced, /\r\n?/g, () => '\n') : traced;
}
