import { ConfigError, readConfig } from '#src/config.ts';
import { isWholePersonId } from '#src/rights/slack-ids.ts';
import { backUp } from './backup.ts';
import { checkStore, type StoreReport } from './check.ts';
import type { OnProgress } from './copy-tables.ts';
import { deletePerson, listPerson } from './person.ts';
import { restore } from './restore.ts';
import { StoreError } from './store-error.ts';
import { readToolArguments } from './tool-arguments.ts';

const USAGE = `npm run backup -- <file>               all the bot remembers, into a new file, while it runs
npm run restore -- <file>              from such a file into an empty store, of either kind, while no bot runs
npm run restore -- <file> --replace    the same; the store that is there is kept under another name
npm run store -- check                 whether the store is whole, what is in it, and which posts are in doubt
npm run store -- person <id>           what the store keeps of a person, by their id in Slack
npm run store -- person <id> --delete  deletes that, while no bot runs on the file
`;

/** What the person who typed the command can put right. */
class TypedWrong extends Error {
  override name = 'TypedWrong';
}

/** What to print for the words after `npm run`, and whether all is well. */
async function run(args: readonly string[]): Promise<{ text: string; isWell: boolean }> {
  const wish = readToolArguments(args);
  if (wish.kind === 'wrong') throw new TypedWrong(wish.why === '' ? USAGE : `${wish.why}\n\n${USAGE}`);

  const { storeUrl } = readConfig(process.env);
  if (wish.kind === 'check') return printFindings(await checkStore(storeUrl));
  if (wish.kind === 'person') return { text: await tellOfPerson(wish, storeUrl), isWell: true };
  if (wish.kind === 'restore') return { text: await restoreFrom(wish.file, storeUrl, wish.isReplacing), isWell: true };
  await backUp(storeUrl, wish.file, onProgress);
  return { text: `Written and checked: ${wish.file}\n`, isWell: true };
}

async function restoreFrom(file: string, storeUrl: string, isReplacing: boolean): Promise<string> {
  const nowMs = Temporal.Now.instant().epochMilliseconds;
  const aside = await restore(file, storeUrl, { nowMs, isReplacing, onProgress });
  return `Restored from ${file}.${aside ? ` What was there before is kept: ${aside}` : ''}\n`;
}

async function tellOfPerson(
  { id, isDeleting }: { id: string; isDeleting: boolean },
  storeUrl: string,
): Promise<string> {
  if (!isWholePersonId(id)) throw new TypedWrong(`“${id}” is no person’s id in Slack, such as U012ABCDEF.`);
  const kept = await (isDeleting ? deletePerson(storeUrl, id) : listPerson(storeUrl, id));
  const found = kept.filter(({ lines }) => lines.length > 0);
  if (found.length === 0) return `The store keeps nothing of ${id}.\n`;

  const said = found.map(
    ({ what, lines }) => `${what} (${lines.length})\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
  return `${said.join('\n')}${isDeleting ? '\nDeleted. Backups that were made before still have it.\n' : ''}`;
}

function printFindings({ counts, faults }: StoreReport): { text: string; isWell: boolean } {
  const width = Math.max(0, ...counts.keys().map(({ length }) => length));
  const rows = counts.entries().map(([name, count]) => `${name.padEnd(width)}  ${String(count).padStart(9)}\n`);
  const verdict = faults.length === 0 ? 'All is well.' : faults.map((fault) => `✗ ${fault}`).join('\n');
  return { text: `${[...rows].join('')}\n${verdict}\n`, isWell: faults.length === 0 };
}

/** How far it is, on one line of a terminal. Elsewhere nothing. */
const onProgress: OnProgress = (done, total) => {
  if (process.stderr.isTTY) process.stderr.write(`\rCopied ${done} of ${total}${done === total ? '\n' : ''}`);
};

try {
  const { text, isWell } = await run(process.argv.slice(2));
  process.stdout.write(text);
  if (!isWell) process.exitCode = 1;
} catch (err) {
  const isTheirs = err instanceof ConfigError || err instanceof TypedWrong || err instanceof StoreError;
  if (!isTheirs) throw err;
  process.stderr.write(`${err.message.trimEnd()}\n`);
  process.exitCode = 1;
}
