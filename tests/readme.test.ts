import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verbs } from '#handlers/verbs.ts';
import { listSettings } from '#src/config.ts';
import manifest from '../package.json' with { type: 'json' };

const readme = readFileSync('README.md', 'utf8');
const example = readFileSync('.env.example', 'utf8');

// The tree of the rooms: it may name things in code font.
const MAP = /```\n(index\/.*?)```/s;

describe('the README', () => {
  test.each(listSettings())('explains $name', ({ name, fallback, does }) => {
    expect(readme).toContain(`| \`${name}\` | ${fallback === '' ? '–' : `\`${fallback}\``} | ${does} |`);
  });

  test.each(Object.entries(verbs))('explains /story %s', (verb, does) => {
    expect(readme).toContain(`| \`/story ${verb}\` | ${does} |`);
  });

  test('names no setting that does not exist', () => {
    const known = listSettings().map(({ name }) => name);
    const named = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(named).toEqual(known);
  });

  test('names only scripts that exist', () => {
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });

  test('maps only folders and files that are there', () => {
    const [, map = ''] = MAP.exec(readme) ?? [];
    const named = [...map.matchAll(/^(\S+)\s{2,}/gm)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('maps every room of the product', () => {
    const [, map = ''] = MAP.exec(readme) ?? [];
    const folders = globSync('{index,src,handlers}/*/').map((folder) => folder.replace(/\/$/, ''));
    expect(folders.length).toBeGreaterThan(20);
    expect(folders.filter((folder) => !new RegExp(`^${folder} `, 'm').test(map))).toEqual([]);
  });

  test('links only to files that are there', () => {
    const linked = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(linked.filter((path) => !existsSync(path))).toEqual([]);
  });
});

test.each(listSettings())('.env.example offers $name', ({ name, fallback, does }) => {
  expect(example).toContain(`# ${does}\n# ${name}=${fallback}\n`);
});

describe('the glossary', () => {
  const rows = readFileSync('docs/glossary.md', 'utf8').matchAll(/^\| ([a-z ]+) \| .+ \| `(\w+)`, (\S+) \|$/gm);
  const entries = [...rows].map(([, noun = '', name = '', file = '']) => ({ noun, name, file }));

  test('has at most forty nouns, each once, in the order of the alphabet', () => {
    const nouns = entries.map(({ noun }) => noun);
    expect(nouns.length).toBeGreaterThan(30);
    expect(nouns.length).toBeLessThanOrEqual(40);
    expect(nouns).toEqual([...new Set(nouns)].sort());
  });

  test.each(entries)('finds $noun where it says', ({ name, file }) => {
    const declared = new RegExp(`^export (?:async )?(?:type|const|function) ${name}\\b`, 'm');
    expect(readFileSync(file, 'utf8')).toMatch(declared);
  });
});
