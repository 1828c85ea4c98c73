import { existsSync, statSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { SNAPSHOT } from '#handlers/open-fixtures.ts';
import { counted } from '#handlers/views/counted.ts';
import { type Examined, examineStore } from '#src/store/examine.ts';
import { placeOf } from '#src/store/place.ts';
import { StoreError } from '#src/store/store-error.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Whether the store can be opened, is whole, and may be written; its disk too, where it is on one of ours. */
export async function lookAtStore(url: string): Promise<Diagnosis[]> {
  const about = 'Store';
  try {
    const place = placeOf(url);
    if (!('path' in place))
      return [...aboutStore(await examineStore(url), 'the database in STORE_URL'), await lookAtDisk(SNAPSHOT)];
    if (place.path === ':memory:') return [FORGETFUL];
    const findings = aboutStore(await examineStore(url), place.path);
    return [...findings, ...(await aboutFile(place.path)), await lookAtDisk(place.path)];
  } catch (err) {
    if (!(err instanceof StoreError)) throw err;
    const [says = '', ...todo] = err.message.split(/(?<=[.?!]) /);
    return [{ about, state: 'wrong', says, todo: todo.join(' ') || 'Put STORE_URL right.' }];
  }
}

const FORGETFUL: Diagnosis = {
  about: 'Store',
  state: 'wrong',
  says: 'it is in memory: follows, digests and what was posted are forgotten at every stop.',
  todo: 'Name a file in STORE_URL, such as sqlite:data/pullquote.db.',
};

function aboutStore(examined: Examined, where: string): Diagnosis[] {
  const about = 'Store';
  if (examined.is === 'not there')
    return [{ about, state: 'ok', says: `there is none yet in ${where}; the bot makes one when it starts` }];
  if (examined.is === 'left alone') {
    const says = `${where} was not closed, and cannot be looked at without changing files beside it.`;
    return [{ about, state: 'note', says, todo: 'Start the bot, which puts it in order, and look again.' }];
  }
  const { missing, damage, unknown, usedBy } = examined;
  const whose = usedBy === undefined ? 'no bot works with it' : `in use by ${usedBy}`;
  const broken = damage.map((said): Diagnosis => {
    const todo = 'Keep a copy of it as it is; then restore the last backup: npm run restore -- <file> --replace';
    return { about, state: 'wrong', says: said, todo };
  });
  return [
    ...(damage.length > 0 ? broken : [{ about, state: 'ok' as const, says: `${where} is whole; ${whose}` }]),
    ...(missing > 0 ? [behind(missing)] : []),
    ...(unknown > 0 ? [doubtful(unknown)] : []),
  ];
}

function behind(missing: number): Diagnosis {
  const says = `its tables are ${counted(missing, 'step', 'steps')} behind this Pullquote.`;
  return { about: 'Store', state: 'note', says, todo: 'Back up; then start the bot, which brings them up to date.' };
}

function doubtful(unknown: number): Diagnosis {
  const says = `nobody knows of ${counted(unknown, 'post', 'posts')} whether Slack has them.`;
  const todo =
    'npm run store -- check names them; look in their channels, and press “Send it again” if they are not there.';
  return { about: 'Store', state: 'note', says, todo };
}

/** Whether whoever runs this may write there. That says something of the bot only where it runs as the same user. */
async function aboutFile(path: string): Promise<Diagnosis[]> {
  const about = 'Store';
  const folder = nearestFolder(path);
  const targets = existsSync(path) ? [path, folder] : [folder];
  const denied = await Promise.all(
    targets.map((target) =>
      access(target, constants.W_OK).then(
        () => [],
        () => [target],
      ),
    ),
  );
  const [target] = denied.flat();
  if (target !== undefined) {
    const todo = 'Give it to the user that the bot runs as; and run this as that user.';
    return [{ about, state: 'wrong', says: `${target} may not be written.`, todo }];
  }
  const owner = statSync(targets[0] ?? folder).uid;
  if (process.getuid?.() !== 0 || owner === 0) return [];
  const says = `it belongs to user ${owner}, and this runs as root, who may do anything.`;
  return [{ about, state: 'note', says, todo: 'Run this as the bot’s own user, to see what that may do.' }];
}

const MB = 1e6;
// A commit may need as much as an article has, a digest, the log of the database and its copy: they fit easily.
const LEAST_FREE = 100 * MB;
const GOOD_TO_HAVE = 1_000 * MB;

async function lookAtDisk(path: string): Promise<Diagnosis> {
  const about = 'Disk';
  const folder = nearestFolder(path);
  const { bavail, bsize, ffree, files } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${inWords(free)} free where ${path} is`;
  if (files > 0 && ffree === 0)
    return { about, state: 'wrong', says: `no file can be made in ${folder}: it has no inode left.`, todo: MAKE_ROOM };
  if (free < LEAST_FREE) return { about, state: 'wrong', says: `only ${says}.`, todo: MAKE_ROOM };
  if (free < GOOD_TO_HAVE) return { about, state: 'note', says: `${says}.`, todo: MAKE_ROOM };
  return { about, state: 'ok', says };
}

const MAKE_ROOM = 'Make room: when the disk is full the bot answers on, but remembers and posts nothing.';

function inWords(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / MB)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** The folder of a file, or of those above it the first that is there. */
function nearestFolder(path: string): string {
  const folder = dirname(resolve(path));
  return existsSync(folder) ? folder : nearestFolder(folder);
}
