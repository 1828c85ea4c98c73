import { answer } from '#handlers/doors/doors.ts';
import { openFixtures } from '#handlers/open-fixtures.ts';
import { type House, roomsFor } from '#handlers/rooms.ts';
import { parseQuery } from '#index/query/query.ts';
import { ConfigError, readConfig } from '#src/config.ts';
import { readDocument } from '#src/ingest/read-folder.ts';
import { createLog } from '#src/log.ts';
import { showProgress } from '#src/progress.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import { readArguments } from './arguments.ts';
import { inkFor, printReply } from './printed-reply.ts';
import { printReceipts } from './receipts.ts';

const USAGE = `npm run story -- detainers              the answer that /story detainers gives in Slack
npm run story -- '"let cops be cops"'   a phrase: the outer marks are for the shell
npm run story -- --json detainers       the answer as plain values
npm run story -- --receipts <file>      a document, paragraph by paragraph: what is quoted, and why the rest is not
`;

/** What the person who typed the command can put right. */
class TypedWrong extends Error {
  override name = 'TypedWrong';
}

/** What to print for the words after `npm run story --`. */
async function run(args: readonly string[]): Promise<string> {
  const wish = readArguments(args);
  if (wish.kind === 'usage') return USAGE;
  if (wish.kind === 'wrong') throw new TypedWrong(`${wish.why}\n\n${USAGE}`);
  if (wish.kind === 'receipts') return receiptsOf(wish.file);

  const house = await openHouse();
  if (wish.kind === 'json') return valuesFor(wish.text, house);
  return printReply(await answer({ text: wish.text, userId: '', channelId: '' }, house), inkFor(process.stdout));
}

async function openHouse(): Promise<House> {
  const { articles, editors, timeZone } = readConfig(process.env);
  // Standard output is for the answer alone.
  const log = createLog('warn', process.stderr);
  const onProgress = showProgress(process.stderr);
  const fixtures = await openFixtures({ articles, editors, timeZone, log, now: Temporal.Now.instant, onProgress });
  return { ...fixtures, memory: 'none' };
}

async function valuesFor(text: string, house: House): Promise<string> {
  const query = parseQuery(text);
  const values = 'problem' in query ? query : await findQuotes(query, roomsFor('everyone', house));
  return `${JSON.stringify(values, undefined, 2)}\n`;
}

async function receiptsOf(file: string): Promise<string> {
  const parsed = await readDocument(file);
  if ('refusal' in parsed) throw new TypedWrong(`${file}: ${parsed.refusal.reason}`);
  const { timeZone } = readConfig(process.env);
  return printReceipts(parsed, { now: Temporal.Now.instant(), timeZone });
}

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (err) {
  if (!(err instanceof ConfigError || err instanceof TypedWrong)) throw err;
  process.stderr.write(`${err.message.trimEnd()}\n`);
  process.exitCode = 1;
}
