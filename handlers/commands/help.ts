import type { TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { verbs } from '#handlers/verbs.ts';
import { helpPage } from '#handlers/views/help-page.ts';
import { orSearch } from '#handlers/views/or-search.ts';
import { literal, section } from '#handlers/views/rich-text.ts';
import { isVerb, verbHelp } from '#handlers/views/verb-help.ts';
import { isOneEditApart } from '#index/text/one-edit.ts';
import { pickExamples } from '#src/quoting/examples.ts';

/** `/story help`: what can be typed, with examples that find something in this archive; `help verify`: one verb in a few lines. */
export async function help({ text }: TypedAsk, { archive }: Rooms): Promise<Reply> {
  const [, verb = ''] = /^["“/\s]*(?:story\s+)?(\p{L}*)/iu.exec(text.toLowerCase()) ?? [];
  const meant = isVerb(verb)
    ? verb
    : Object.keys(verbs)
        .filter(isVerb)
        .find((known) => isOneEditApart(verb, known));
  if (meant) return verbHelp(meant);

  const page = helpPage(await pickExamples(archive));
  if (verb === '') return page;
  const unknown = section(literal(`I know no command “${verb}”. This is what there is:`));
  const answer: Reply = { ...page, blocks: [{ type: 'rich_text', elements: [unknown] }, ...page.blocks] };
  return orSearch('help', text, answer);
}
