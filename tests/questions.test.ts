import { expect, test } from 'vitest';
import { z } from 'zod';
import { answer } from '#handlers/doors/doors.ts';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { parseQuery } from '#index/query/query.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import questions from './questions.json' with { type: 'json' };
import { testRooms } from './test-rooms.ts';

const Question = z.strictObject({
  ask: z.string(),
  finds: z.array(z.string()).optional(),
  not: z.array(z.string()).default([]),
  ordered: z.boolean().default(false),
  says: z.array(z.string()).default([]),
  hidden: z.boolean().default(false),
  also: z.array(z.string()).default([]),
});

/** A command, and what the answer to it says, in that order. */
const Command = z.strictObject({ ask: z.string(), answers: z.array(z.string()).min(1) });

const { articles } = await readFolders(['seeds']);
const rooms = await testRooms(articles);

/** Every story and quote of an answer, page after page. */
async function askAll(typed: string) {
  const query = parseQuery(typed);
  if ('problem' in query) throw new Error(query.problem);
  const pages = [await findQuotes(query, rooms)];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
    pages.push(await findQuotes(query, rooms, next));
  }
  return pages;
}

const asked = z.array(z.union([Command, Question])).parse(questions);
const searches = asked.flatMap((one) => ('answers' in one ? [] : [one]));
const commands = asked.flatMap((one) => ('answers' in one ? [one] : []));

test.each(commands)('$ask', async ({ ask, answers }) => {
  const reply = await answer({ text: ask, userId: 'U1', channelId: 'C1' }, rooms);
  const said = printReply(reply, { bold: (text) => text, dim: (text) => text });
  let from = 0;
  for (const words of answers) {
    expect(said.slice(from)).toContain(words);
    from = said.indexOf(words, from) + words.length;
  }
});

// Golden questions over seeds/, so that a change in reading, matching or ranking is seen.
test.each(searches)('$ask', async ({ ask, finds, not, ordered, says, hidden, also }) => {
  const pages = await askAll(ask);
  const quotes = pages.flatMap(({ page }) => page.flatMap((story) => story.quotes));
  const fileOf = new Map(articles.map(({ id, file }) => [id, file.replace('seeds/', '')]));
  const files = [...new Set(quotes.map(({ article }) => fileOf.get(article.id)))];
  const printed = quotes.map(({ snippet }) => snippet.text).join('\n');
  const copies = quotes.flatMap(({ alsoPrinted }) => alsoPrinted.map(({ outlet }) => outlet));

  if (ordered) expect(files.slice(0, finds?.length)).toEqual(finds);
  expect(files).toEqual(expect.arrayContaining((finds ?? []).filter((file) => !isNamedAsCopy(file, copies))));
  expect(files.filter((file) => not.includes(file ?? ''))).toEqual([]);
  for (const words of says) expect(printed).toContain(words);
  const named = [...copies, ...quotes.map(({ citation }) => citation.outlet)];
  expect(named).toEqual(expect.arrayContaining(also));
  expect(copies.length > 0).toBe(also.length > 0);
  if (hidden) expect(pages[0]?.hiddenLines).toBeGreaterThan(0);
  if (finds?.length === 0)
    expect(JSON.stringify(await answer({ text: ask, userId: 'U1', channelId: 'C1' }, rooms))).toContain(
      'Nothing to quote',
    );
});

/** A story whose best words another printed too is shown beside it, not again. */
function isNamedAsCopy(file: string, copies: readonly (string | undefined)[]): boolean {
  const outlet = articles.find((article) => article.file === `seeds/${file}`)?.outlet;
  return outlet !== undefined && copies.includes(outlet);
}
