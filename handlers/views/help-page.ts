import type { RichTextSection } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import { verbs } from '#handlers/verbs.ts';
import type { Examples } from '#src/quoting/examples.ts';
import { fallback } from './fallback.ts';
import { aside, literal, section } from './rich-text.ts';

/** What can be typed, with examples from this archive. */
export function helpPage({ word = 'budget', phrase = 'city council', outlet }: Examples): Reply {
  const [first = '', second = ''] = phrase.split(' ');
  const forms = [
    example(word, 'stories with the word, and the best lines of each'),
    example(`${word} ${phrase}`, 'all of these words'),
    example(`"${phrase}"`, 'these words in this order'),
    example(`${word} -${first}`, 'without a word'),
    example(`${word} OR ${second}`, 'either word; parentheses group'),
    example(`${word.slice(0, 4)}*`, 'words that begin so'),
    example(
      `${word} w/5 ${second}`,
      'at most five words apart; PRE/5 in this order, w/s one sentence, w/p one paragraph',
    ),
    example(`ATLEAST3 ${word}`, 'at least so often'),
    example('said:walz', 'what somebody is quoted as saying; also by role, said:"press secretary"'),
    example(`headline:${word} sort:date`, 'in the headline, newest first; also byline:'),
    example(`${word} last:7d`, 'by date; also on:2026-01 after:2026-01-10 before:2026'),
    ...(outlet ? [example(`${word} outlet:"${outlet}"`, 'from one outlet')] : []),
  ];
  const commands = Object.entries(verbs).map(([verb, does]) => example(verb, does));

  return {
    as: 'answer',
    text: fallback('What you can type: a search, or one of the commands.'),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'What you can type', emoji: false } },
      { type: 'rich_text', elements: [section(literal('After /story, or after mentioning me:')), ...forms] },
      { type: 'rich_text', elements: [section(literal('Commands:')), ...commands] },
      aside('More on one of them: “help verify”.'),
      aside('To search for a word that is also a command, put it in quotation marks: "status".'),
      aside(
        'Every quote is word for word from the archive, with its source. Accents, capitals and kinds of quotation mark do not matter.',
      ),
    ],
  };
}

/** Something that can be typed, and what it does. */
export function example(typed: string, does: string): RichTextSection {
  return section({ type: 'text', text: typed, style: { code: true } }, literal(`  ${does}`));
}
