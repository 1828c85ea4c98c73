import { parseArgs } from 'node:util';
import { isOneEditApart } from '#index/text/one-edit.ts';

/** What is wanted of the terminal: how to use it, a document's receipts, or the answer to what is asked. */
export type Wish =
  | { kind: 'usage' }
  | { kind: 'receipts'; file: string }
  | { kind: 'answer' | 'json'; text: string }
  /** What the person who typed it can put right: which word, and why. */
  | { kind: 'wrong'; why: string };

const FLAGS = ['--json', '--receipts', '--help'];

/** Reads the words after `npm run story --`. Flags begin with two dashes: with one, a word is left out of a search. */
export function readArguments(args: readonly string[]): Wish {
  const { flags, words } = sorted(args);
  const unknown = flags.find((flag) => !FLAGS.includes(flag));
  if (unknown !== undefined) return { kind: 'wrong', why: whyUnknown(unknown) };
  if (args.length === 0 || flags.includes('--help')) return { kind: 'usage' };

  const [flag, second] = [...new Set(flags)];
  if (second !== undefined) return { kind: 'wrong', why: `“${flag}” and “${second}” cannot be had together.` };
  if (flag === '--receipts') return readFile(words);
  if (words.length === 0) return { kind: 'wrong', why: `“${flag}” needs a search after it.` };
  return { kind: flag === '--json' ? 'json' : 'answer', text: words.join(' ') };
}

/** The flags, each whole as typed, and the other words, in order. */
function sorted(args: readonly string[]): { flags: string[]; words: string[] } {
  const { tokens } = parseArgs({ args: [...args], strict: false, allowPositionals: true, tokens: true });
  const isFlag = (at: number) => tokens.some((token) => token.index === at && token.kind === 'option');
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? args.length;
  const before = args.slice(0, end);
  const flags = before.filter((arg, at) => isFlag(at) && arg.startsWith('--'));
  return { flags, words: [...before.filter((arg) => !flags.includes(arg)), ...args.slice(end + 1)] };
}

function readFile([file, ...others]: readonly string[]): Wish {
  if (file === undefined) return { kind: 'wrong', why: '“--receipts” needs the name of a file after it.' };
  return others.length === 0
    ? { kind: 'receipts', file }
    : { kind: 'wrong', why: `“--receipts” takes one file, and “${others.join(' ')}” is left over.` };
}

function whyUnknown(flag: string): string {
  const meant = FLAGS.find((known) => isOneEditApart(flag, known));
  const hint = meant ? `Did you mean “${meant}”?` : `To leave a word out of a search, write “${flag.slice(1)}”.`;
  return `I don't know “${flag}”. ${hint}`;
}
