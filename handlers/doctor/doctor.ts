import { existsSync, readFileSync } from 'node:fs';
import { parseArgs, parseEnv } from 'node:util';
import { readSound } from '#src/config.ts';
import { showProgress } from '#src/progress.ts';
import type { Diagnosis } from './diagnosis.ts';
import { lookAtArchive } from './look-at-archive.ts';
import { lookAtAddress, lookAtPort } from './look-at-port.ts';
import { lookAtSettings } from './look-at-settings.ts';
import { lookAtSlack } from './look-at-slack.ts';
import { lookAtStore } from './look-at-store.ts';
import { printFindings } from './print-findings.ts';

const USAGE = `npm run doctor                      looks at all that the bot needs; changes nothing, also while it runs
npm run doctor -- --json            the same for programs
npm run doctor -- --address <url>   also whether Slack’s requests to this address come to the bot (HTTP)

It ends with 0 where nothing is wrong, else with 1.
`;

/** Everything that is looked at, in the order in which it is told. What fails at one of them stops none of the others. */
async function examineAll(address: string | undefined): Promise<Diagnosis[]> {
  const { keys, port, articles, storeUrl } = readSound(process.env);
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  const nowMs = () => Temporal.Now.instant().epochMilliseconds;
  const looks: [string, () => Diagnosis[] | Promise<Diagnosis[]>][] = [
    ['Node', () => [{ about: 'Node', state: 'ok', says: process.versions.node }]],
    ['Settings', () => lookAtSettings(process.env, file)],
    ['Slack', () => lookAtSlack(keys, nowMs)],
    ['Port', async () => [await lookAtPort(port)]],
    ['Address', async () => (address === undefined ? [] : [await lookAtAddress(address)])],
    ['Archive', () => lookAtArchive(articles, showProgress(process.stderr))],
    ['Store', () => lookAtStore(storeUrl)],
  ];
  const findings = await Promise.all(looks.map(([about, look]) => unlessItFails(about, look)));
  return findings.flat();
}

async function unlessItFails(about: string, look: () => Diagnosis[] | Promise<Diagnosis[]>): Promise<Diagnosis[]> {
  try {
    return await look();
  } catch (err) {
    const says = `could not be looked at: ${err instanceof Error ? err.message : String(err)}`;
    return [{ about, state: 'wrong', says, todo: 'That is a fault of ours: please report it, with this line.' }];
  }
}

/** What was typed, or undefined where it is not understood. */
function readWish(args: readonly string[]): { isJson: boolean; address: string | undefined } | undefined {
  try {
    const options = { json: { type: 'boolean', default: false }, address: { type: 'string' } } as const;
    const { json, address } = parseArgs({ args: [...args], options }).values;
    return { isJson: json, address };
  } catch {
    return undefined;
  }
}

const wish = readWish(process.argv.slice(2));
if (wish === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else {
  const findings = await examineAll(wish.address);
  const isWell = findings.every(({ state }) => state !== 'wrong');
  process.stdout.write(
    wish.isJson ? `${JSON.stringify({ isWell, findings }, undefined, 2)}\n` : printFindings(findings),
  );
  process.exitCode = isWell ? 0 : 1;
}
