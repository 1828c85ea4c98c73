import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import type { LineRule } from './line-rule.ts';

/** What mail programs of several languages call a message's subject. */
export const SUBJECT_FIELD = 'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|тема';
// What else they write above it, a line each.
const OTHER_FIELDS =
  'from|sent|date|to|cc|bcc|reply-to|von|gesendet|datum|an|de|envoyé|à|enviado(?: el| em)?|fecha|data|para|da|inviato|a|van|verzonden|aan|от|отправлено|дата|кому';
const FIELD = new RegExp(`^(?:${SUBJECT_FIELD}|${OTHER_FIELDS}) ?: ?\\S`, 'iu');
const SUBJECT = new RegExp(`^(?:${SUBJECT_FIELD}) ?:`, 'iu');
const FEWEST_FIELDS = 3;
const PASSED_ON =
  /^(?:-{2,} ?)?(?:original message|forwarded message|begin forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine|message (?:transféré|original)|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)|oorspronkelijk bericht|doorgestuurd bericht|исходное сообщение|пересылаемое сообщение)(?:$|[ :-])/iu;
// RFC 3676, section 4.3: two dashes and a space, which most programs trim.
const SIGNATURE = /^--$/;
const LONGEST_SIGNATURE = 12;

const HEAD: LineRule = { kind: 'boilerplate', rule: 'The head of a mail.', words: 0, says: [] };
const COVER: LineRule = {
  kind: 'boilerplate',
  rule: 'What the sender of a mail says of what is passed on.',
  words: 0,
  says: [],
};
const FOOT: LineRule = { kind: 'boilerplate', rule: 'The signature of a mail.', words: 0, says: [] };

/** What of a document is a mail's own and not what it carries, by number; the subject is left to be the headline. */
export function findMail(paragraphs: readonly SplitParagraph[]): ReadonlyMap<number, LineRule> {
  const found = new Map<number, LineRule>();
  const heads = headsIn(paragraphs);
  if (heads.length === 0) return found;

  const [own = [], carried = []] = heads;
  const end = own.at(-1)?.number ?? 0;
  const mark = paragraphs.find(({ number, text }) => number > end && PASSED_ON.test(text))?.number;
  const passedOn = mark ?? carried[0]?.number ?? 0;
  const [cover, carriage] = [paragraphs.slice(end, Math.max(end, passedOn - 1)), paragraphs.slice(passedOn)];
  // Whoever writes more than what is passed on below tells a story, and answers to a mail.
  if (lengthOf(cover) < lengthOf(carriage)) for (const { number } of cover) found.set(number, COVER);
  for (const { number, text } of heads.flat()) if (!SUBJECT.test(text)) found.set(number, HEAD);
  if (mark !== undefined) found.set(mark, HEAD);
  for (const { number } of footOf(paragraphs)) found.set(number, FOOT);
  return found;
}

function lengthOf(paragraphs: readonly SplitParagraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

/** The signature that ends a document, from its dashes on. */
function footOf(paragraphs: readonly SplitParagraph[]): readonly SplitParagraph[] {
  const foot = paragraphs.slice(-LONGEST_SIGNATURE);
  const start = foot.findLastIndex(({ text }) => SIGNATURE.test(text));
  return start < 0 ? [] : foot.slice(start);
}

/** The fields of each mail, its own first and then that of the one it passes on. */
function headsIn(paragraphs: readonly SplitParagraph[]): SplitParagraph[][] {
  const heads: SplitParagraph[][] = [];
  let head: SplitParagraph[] = [];
  for (const paragraph of [...paragraphs, undefined]) {
    if (paragraph && FIELD.test(paragraph.text)) head.push(paragraph);
    else {
      if (head.length >= FEWEST_FIELDS && head.some(({ text }) => SUBJECT.test(text))) heads.push(head);
      head = [];
    }
  }
  return heads;
}
