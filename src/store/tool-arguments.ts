import { parseArgs } from 'node:util';

/** What is wanted of the store's tools, or what the person who typed it can put right; `why` is empty where nothing was typed. */
export type ToolWish =
  | { kind: 'backup'; file: string }
  | { kind: 'restore'; file: string; isReplacing: boolean }
  | { kind: 'check' }
  | { kind: 'person'; id: string; isDeleting: boolean }
  | { kind: 'wrong'; why: string };

const FLAGS: Record<string, readonly string[]> = { backup: [], restore: ['--replace'], store: [] };

/** Reads a tool's name and the words after it. Whatever the tool has no use for is named. */
export function readToolArguments(args: readonly string[]): ToolWish {
  const { tokens, positionals } = parseArgs({ args: [...args], strict: false, allowPositionals: true, tokens: true });
  const [tool = '', word, ...others] = positionals;
  const allowed = Object.hasOwn(FLAGS, tool) ? FLAGS[tool] : undefined;
  if (allowed === undefined) return wrong(tool === '' ? '' : `I know no tool “${tool}”.`);

  const flags = tokens.flatMap((token) => (token.kind === 'option' ? [args[token.index] ?? token.rawName] : []));
  if (tool === 'store' && word === 'person') return onPerson(others, flags);
  const strayFlag = flags.find((flag) => !allowed.includes(flag));
  if (strayFlag !== undefined) return wrong(`“${strayFlag}” is nothing that “${tool}” knows.`);
  const takes = tool === 'store' ? 'word' : 'file';
  if (word === undefined) return wrong(`“${tool}” needs a ${takes} after it.`);
  if (others.length > 0) return wrong(`“${others.join(' ')}” is left over: “${tool}” takes one ${takes}.`);
  return wishOf(tool, word, flags.length > 0);
}

function onPerson([id, ...others]: readonly string[], flags: readonly string[]): ToolWish {
  const strayFlag = flags.find((flag) => flag !== '--delete');
  if (strayFlag !== undefined) return wrong(`“${strayFlag}” is nothing that “store person” knows.`);
  if (id === undefined) return wrong('“store person” needs a person’s id after it.');
  if (others.length > 0) return wrong(`“${others.join(' ')}” is left over: “store person” takes one id.`);
  return { kind: 'person', id, isDeleting: flags.length > 0 };
}

function wishOf(tool: string, word: string, isReplacing: boolean): ToolWish {
  if (tool === 'backup') return { kind: 'backup', file: word };
  if (tool === 'restore') return { kind: 'restore', file: word, isReplacing };
  return word === 'check' ? { kind: 'check' } : wrong(`“store” cannot “${word}”.`);
}

function wrong(why: string): ToolWish {
  return { kind: 'wrong', why };
}
