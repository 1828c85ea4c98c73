import { isOneEditApart } from '#index/text/one-edit.ts';
import { findFaults, listSettings } from '#src/config.ts';
import type { Diagnosis } from './diagnosis.ts';

/** What is set: in the environment of the bot, and in the file `.env`, where there is one. */
type Given = Readonly<Record<string, string | undefined>>;

const OURS = /^(?:PULLQUOTE|SLACK)/i;
// Shorter ones are a letter away from too much that other programs go by.
const TELLING = 8;

/** Every setting that is wrong, every name that looks like a setting's and is none, and what `.env` says in vain. */
export function lookAtSettings(env: Given, file: Given = {}): Diagnosis[] {
  const faults = findFaults(env).map(
    ({ name, message }): Diagnosis => ({
      about: 'Settings',
      state: 'wrong',
      says: `${name} ${message}`,
      todo: `Put ${name} right, in .env or where the bot gets its environment; .env.example says what it is for.`,
    }),
  );
  const strays = findStrays(env, file);
  const inVain = Object.entries(file)
    .filter(([name, value]) => isSet(value) && isSetting(name) && env[name] !== value)
    .map(
      ([name]): Diagnosis => ({
        about: 'Settings',
        state: 'note',
        says: `${name} stands in .env and, otherwise, in the environment, which counts.`,
        todo: 'Take one of the two away.',
      }),
    );
  const all = [...faults, ...strays, ...inVain];
  return all.some(({ state }) => state === 'wrong') ? all : [summary(env), ...all];
}

function summary(env: Given): Diagnosis {
  const set = SETTINGS.filter((name) => isSet(env[name]));
  const says = set.length === 0 ? 'none is set: all have their defaults' : `set and understood: ${set.join(', ')}`;
  return { about: 'Settings', state: 'ok', says };
}

const SETTINGS = listSettings().map(({ name }) => name);

/** Names that somebody may have meant as a setting: all in `.env`, and in the environment those that look like ours. */
function findStrays(env: Given, file: Given): Diagnosis[] {
  const names = new Set([...Object.keys(file), ...Object.keys(env)].filter((name) => !isSetting(name)));
  return [...names].flatMap((name): Diagnosis[] => {
    const meant = SETTINGS.find((setting) => isNear(name, setting));
    const isMeantForUs = name in file || OURS.test(name);
    if (!isMeantForUs && (meant === undefined || meant.length < TELLING)) return [];
    const says = `${name} is no setting of Pullquote’s, and is not heeded.`;
    if (meant === undefined)
      return [{ about: 'Settings', state: 'note', says, todo: `There are ${SETTINGS.join(', ')}.` }];
    const todo = `Did you mean ${meant}? Then rename it.`;
    const isMissed = isMeantForUs && !isSet(env[meant]);
    return [{ about: 'Settings', state: isMissed ? 'wrong' : 'note', says, todo }];
  });
}

function isSetting(name: string): boolean {
  return SETTINGS.includes(name);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}

/** Whether one is the other with a slip: of a letter, of case, or of where the words part. */
function isNear(name: string, setting: string): boolean {
  const [a, b] = [bare(name), bare(setting)];
  return a === b || isOneEditApart(a, b);
}

function bare(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
