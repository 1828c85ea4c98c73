import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

// The rooms, innermost first. A file may import from its own room and from rooms before it.
const ROOMS = ['index', 'src', 'handlers', 'bench', 'tests'];
const FRONT_DOOR = 'src/main.ts';
// The programs people start: the only places that meet the world as it is.
const PROGRAMS = [FRONT_DOOR, 'handlers/terminal/terminal.ts', 'handlers/doctor/doctor.ts', 'src/store/tools.ts'];
/**
 * Within a room too, each folder or file imports only from those before it. (The folders of `src/ingest` know each other:
 * what a line is depends on where it stands, and the other way about.)
 */
const LADDERS: Record<string, readonly string[]> = {
  index: [
    'index/in-slices.ts',
    'index/text',
    'index/query',
    'index/evidence',
    'index/words',
    'index/match',
    'index/engine',
    'index/search',
    'index/finder',
    'index/standing',
    'index/archive',
  ],
  src: [
    ...['src/in-time.ts', 'src/log.ts', 'src/measures.ts', 'src/stray-output.ts', 'src/progress.ts'],
    ...['src/require-node.js', 'src/load-env.js'],
    ...['src/store', 'src/readiness.ts', 'src/metrics.ts', 'src/rights', 'src/outbox', 'src/ingest', 'src/desk.ts'],
    ...['src/quoting', 'src/wording', 'src/changes', 'src/notices', 'src/library'],
    ...['src/verify', 'src/said', 'src/follow', 'src/digest', 'src/corrections'],
    ...['src/config.ts', 'src/store/tools.ts', 'src/main.ts'],
  ],
  handlers: [
    ...['handlers/http.ts', 'handlers/ask.ts', 'handlers/tickets', 'handlers/rooms.ts', 'handlers/open-fixtures.ts'],
    ...['handlers/metrics.ts'],
    ...['handlers/reply.ts', 'handlers/address.ts', 'handlers/verbs.ts', 'handlers/views', 'handlers/posts'],
    ...['handlers/commands', 'handlers/buttons', 'handlers/doors'],
    ...['handlers/slack', 'handlers/console', 'handlers/terminal', 'handlers/doctor'],
  ],
};
// How the archive is kept: readers have `Archive` and know nothing of it.
const INSIDES = /\bplanQuery\b|\.candidates\(|\bvocabulary\b|\blexicon\b/i;
const SAYS_NOTHING = /(?:^|[/.-])(?:utils?|helpers?|common|misc|managers?|services?|processors?|base)(?:[/.-]|$)/i;

const files = globSync(`{${ROOMS.join(',')}}/**/*.{ts,js}`, { exclude: ['**/node_modules'] });
const product = files.filter((file) => /^(?:index|src|handlers)\//.test(file));

describe('In this house', () => {
  test('there are files in every room', () => {
    expect(new Set(files.map(roomOf))).toEqual(new Set(ROOMS));
  });

  test('imports point inward only', () => {
    const outward = importsOf(files).filter(({ file, room }) => ROOMS.indexOf(room) > ROOMS.indexOf(roomOf(file)));
    expect(outward.filter(({ file }) => file !== FRONT_DOOR)).toEqual([]);
  });

  test.each(Object.entries(LADDERS))('within %s, imports climb down a ladder', (room, ladder) => {
    const own = importsOf(product).filter(({ file }) => roomOf(file) === room);
    expect(own.filter(({ file }) => rungOf(file, ladder) < 0)).toEqual([]);
    const upward = own.filter(({ file, path }) => roomOf(path) === room && rungOf(path, ladder) > rungOf(file, ladder));
    expect(upward).toEqual([]);
  });

  test('nobody outside index knows how the archive is kept, but the library that holds it', () => {
    const outside = product.filter((file) => roomOf(file) !== 'index');
    expect(outside.filter((file) => INSIDES.test(codeOf(file)))).toEqual([]);
    const engine = importsOf(outside).filter(({ path }) => path.startsWith('index/engine/'));
    expect(engine.filter(({ file }) => !file.startsWith('src/library/'))).toEqual([]);
  });

  test('a name is exported once: it means one thing', () => {
    const declared = Map.groupBy(product.flatMap(exportsOf), ({ name }) => name);
    expect([...declared.values()].filter(({ length }) => length > 1)).toEqual([]);
    expect(declared.size).toBeGreaterThan(files.length / 2);
  });

  test('nobody but a test comes in through the front door', () => {
    const visitors = importsOf(files).filter(({ path }) => path === FRONT_DOOR);
    expect(visitors.filter(({ file }) => roomOf(file) !== 'tests')).toEqual([]);
  });

  test('every folder and file has a name that says what is in it', () => {
    expect(files.filter((file) => SAYS_NOTHING.test(file))).toEqual([]);
  });

  test('what tests a room stands where the room does', () => {
    const tested = files.flatMap((file) => /^tests\/(.+)\.test\.ts$/.exec(file)?.[1] ?? []);
    const folders = tested.map((path) => dirname(path)).filter((folder) => !['.', 'slack'].includes(folder));
    expect(folders.filter((folder) => !existsSync(folder))).toEqual([]);
  });

  test('a test that starts other programs says so by its name, and is not among the quick ones', () => {
    const starts = /\b(?:openBrowser|startPostgres|openLocalSlack|killWriters|runTrial|spawn)\(/;
    const quick = files.filter((file) => /(?<!\.(?:browser|server|process))\.test\.ts$/.test(file));
    expect(quick.filter((file) => starts.test(codeOf(file)))).toEqual([]);
  });

  test('only handlers/slack knows Bolt', () => {
    expect(product.filter((file) => /'@slack\/bolt'/.test(codeOf(file)) && !/^handlers\/slack[./]/.test(file))).toEqual(
      [],
    );
  });

  test('the outbox knows none of those for whom it posts', () => {
    const own = files.filter((file) => file.startsWith('src/outbox/'));
    const known = importsOf(own).filter(
      ({ path }) => !/^src\/(?:outbox|store)\/|^src\/(?:log|measures|readiness)\.ts$/.test(path),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(known).toEqual([]);
  });

  test('only the programs read the environment', () => {
    expect(product.filter((file) => /\bprocess\.env\b/.test(codeOf(file)) && !PROGRAMS.includes(file))).toEqual([]);
  });

  test('only the programs look at the clock', () => {
    const clock = /\bnew Date\(|\bDate\.now\b|\bTemporal\.Now\b/;
    expect(product.filter((file) => clock.test(codeOf(file)) && !PROGRAMS.includes(file))).toEqual([]);
  });
});

const Package = z.object({
  engines: z.object({ node: z.string() }),
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});
const Compose = z.object({
  services: z.object({
    pullquote: z.object({
      build: z.string(),
      environment: z.object({ PORT: z.number(), PULLQUOTE_ARTICLES: z.string(), NODE_OPTIONS: z.string() }),
      mem_limit: z.string(),
      memswap_limit: z.string(),
      volumes: z.array(z.string()),
    }),
  }),
  volumes: z.record(z.string(), z.unknown()),
});
const Workflow = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(z.object({ run: z.string().optional() })) })),
});

const text = (file: string) => readFileSync(file, 'utf8');
const manifest = Package.parse(JSON.parse(text('package.json')));
const dockerfile = text('Dockerfile');

describe('What is shipped', () => {
  test('depends on exact versions', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('installs on any machine: the lockfile names the parts for other platforms too', () => {
    const { packages } = Lock.parse(JSON.parse(text('package-lock.json')));
    const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(
      optional.filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`))),
    ).toEqual([]);
  });

  test('runs on one Node: in the container, in development and by its own word', () => {
    const major = /^>=(\d+)$/.exec(manifest.engines.node)?.[1];
    const [, version] = /^FROM node:(\S+)-slim@sha256:[0-9a-f]{64}$/m.exec(dockerfile) ?? [];
    expect(version).toBe(manifest.devDependencies.node);
    expect(version?.split('.')[0]).toBe(major);
    expect(manifest.devDependencies['@types/node']?.split('.')[0]).toBe(major);
  });

  test('holds every room and the samples, and starts as npm start does', () => {
    const copied = [...dockerfile.matchAll(/^COPY (\w+) \1$/gm)].map(([, folder]) => folder);
    expect(copied).toEqual(['index', 'src', 'handlers', 'seeds']);
    const sent = text('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(sent).toEqual(['!package.json', '!package-lock.json', '!.npmrc', ...copied.map((folder) => `!${folder}`)]);
    // A shell would stand between npm and the bot, and keep the signal to stop to itself.
    expect(manifest.scripts.start).toMatch(/^exec node .* src\/main\.ts$/);
    expect(dockerfile).toMatch(/^CMD \["node", "src\/main\.ts"\]$/m);
  });

  test('does not run as root and keeps its state in a volume', () => {
    expect(dockerfile.indexOf('USER node')).toBeGreaterThan(dockerfile.indexOf('VOLUME /data'));
    expect(dockerfile.indexOf('CMD ["node", "src')).toBeGreaterThan(dockerfile.indexOf('USER node'));
  });

  test('composes: the same port, and a folder behind every path it is told of', () => {
    const { services, volumes } = Compose.parse(parse(text('compose.yml')));
    const { build, environment, volumes: mounts } = services.pullquote;
    expect(build).toBe('.');
    expect(dockerfile).toContain(`PORT=${environment.PORT}`);
    expect(mounts).toContain(`./seeds:${environment.PULLQUOTE_ARTICLES}:ro`);
    expect(mounts).toContain('data:/data');
    expect(Object.keys(volumes)).toEqual(['data']);
  });

  test('composes: its heap fits into its memory, and leaves room beside it', () => {
    const { services } = Compose.parse(parse(text('compose.yml')));
    const { environment, mem_limit: limit, memswap_limit: withSwap } = services.pullquote;
    const heapMb = Number(/^--max-old-space-size=(\d+)$/.exec(environment.NODE_OPTIONS)?.[1]);
    const memoryMb = Number(/^(\d+)g$/.exec(limit)?.[1]) * 1024;
    expect(heapMb / memoryMb).toBeCloseTo(0.75, 2);
    expect(withSwap).toBe(limit);
  });

  test('is checked by actions that nobody can change under us', () => {
    const uses = [...text('.github/workflows/check.yml').matchAll(/\buses: (.+)$/gm)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([]);
  });

  test('is checked by scripts that exist', () => {
    const { jobs } = Workflow.parse(parse(text('.github/workflows/check.yml')));
    const runs = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run?.match(/npm (?:run )?(check|test)\b/)?.[1] ?? []),
    );
    expect(runs).toEqual(['check', 'test']);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(runs));
    expect(manifest.scripts.check).toMatch(/ && vitest run --project quick$/);
    expect(manifest.scripts.test).toBe('vitest run');
  });
});

function roomOf(file: string): string {
  return file.slice(0, file.indexOf('/'));
}

/** On which rung of its room's ladder a file stands: that of the longest name that it has the beginning of. */
function rungOf(file: string, ladder: readonly string[]): number {
  const own = ladder.filter((rung) => `${file}/`.startsWith(`${rung}/`));
  return ladder.indexOf(own.toSorted((a, b) => b.length - a.length)[0] ?? '');
}

/** What a file exports under a name of its own. */
function exportsOf(file: string): { name: string; file: string }[] {
  const exported = /^export (?:async )?(?:type|function\*?|const|class) (?<name>\w+)/gm;
  const names = [...codeOf(file).matchAll(exported)].map(({ groups }) => groups?.name ?? '');
  // A schema and its type are one.
  return [...new Set(names)].map((name) => ({ name, file }));
}

/** Every import of one file of ours by another, the path from the top. */
function importsOf(importers: readonly string[]): { file: string; room: string; path: string }[] {
  const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*'(?<specifier>#?[./\w-]+)'/g;
  return importers.flatMap((file) =>
    [...codeOf(file).matchAll(specifiers)].flatMap(({ groups }) => {
      const specifier = groups?.specifier ?? '';
      const path = specifier.startsWith('#')
        ? specifier.slice(1)
        : new URL(specifier, `file:///${file}`).pathname.slice(1);
      return /^[.#]/.test(specifier) ? [{ file, room: roomOf(path), path }] : [];
    }),
  );
}

/** A file without its comments, which may speak of anything. */
function codeOf(file: string): string {
  return text(file).replace(/\/\*[\s\S]*?\*\/|(?<![:'])\/\/.*/g, '');
}
