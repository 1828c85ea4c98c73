import type { RichTextSection } from '@slack/types';
import type { Examples } from '#src/examples.ts';
import type { Reply } from '../reply.ts';
import { verbs } from '../verbs.ts';
import { fallback } from './fallback.ts';
import { aside, literal, section } from './rich-text.ts';

/** What can be typed, with examples from this archive. */
export function helpPage({ word = 'budget', phrase = 'city council', outlet }: Examples): Reply {
  const forms = [
    example(word, 'stories with the word, and the best lines of each'),
    example(`${word} ${phrase}`, 'all of these words'),
    example(`"${phrase}"`, 'these words in this order'),
    example(`${word} -${phrase.split(' ')[0] ?? ''}`, 'without a word'),
    example(`${word} OR ${phrase.split(' ')[1] ?? phrase}`, 'either word; parentheses group'),
    example(`${word.slice(0, 4)}*`, 'words that begin so'),
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
      aside('To search for a word that is also a command, put it in quotation marks: "status".'),
      aside(
        'Every quote is word for word from the archive, with its source. Accents, capitals and kinds of quotation mark do not matter.',
      ),
    ],
  };
}

function example(typed: string, does: string): RichTextSection {
  return section({ type: 'text', text: typed, style: { code: true } }, literal(`  ${does}`));
}
