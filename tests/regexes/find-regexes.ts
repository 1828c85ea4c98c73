import { readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';

/** A regular expression of the program, and where it is made: `file:line:column`. */
export type Found = { regex: RegExp; at: string };

/** The regular expressions that a file writes down, and the places where it makes others of text. */
export function findWritten(file: string, source = readFileSync(file, 'utf8')): { written: Found[]; made: string[] } {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const written: Found[] = [];
  const made: string[] = [];
  const placeOf = (start: number) => `${file}:${placeIn(source, start)}`;

  new Visitor({
    Literal(node) {
      if ('regex' in node) {
        written.push({ regex: new RegExp(node.regex.pattern, node.regex.flags), at: placeOf(node.start) });
      }
    },
    NewExpression({ callee, start }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') made.push(placeOf(start));
    },
    CallExpression({ callee, start }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') made.push(placeOf(start));
    },
  }).visit(program);
  return { written, made };
}

function placeIn(source: string, at: number): string {
  const before = source.slice(0, at);
  const line = before.split('\n').length;
  return `${line}:${at - before.lastIndexOf('\n')}`;
}

/** The regular expressions that files make of text as they are loaded, by watching them do so. */
export async function watchMade(files: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  const Original = globalThis.RegExp;
  const keep = (regex: RegExp) => {
    const at = placeOfCaller(files);
    if (at !== undefined) found.push({ regex, at });
    return regex;
  };
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, [pattern, flags]) => keep(new target(pattern, flags)),
    apply: (target, _, [pattern, flags]) => keep(target(pattern, flags)),
  });
  try {
    // Under another name each file is loaded anew, whoever has loaded it before.
    for (const file of files) await import(`${process.cwd()}/${file}?watched`);
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}

/** The innermost of these files on the stack, with the line and column that it has reached. */
function placeOfCaller(files: readonly string[]): string | undefined {
  const places = (new Error().stack ?? '').matchAll(
    /(?:file:\/\/)?(?<file>\/[^()\s?:]+)(?:\?watched)?:(?<place>\d+:\d+)/gu,
  );
  for (const { groups: { file = '', place } = {} } of places) {
    const own = files.find((one) => file === `${process.cwd()}/${one}`);
    if (own !== undefined) return `${own}:${place}`;
  }
  return undefined;
}
