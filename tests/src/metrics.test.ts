import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics, listMetrics, type Standings } from '#src/metrics.ts';

const AT_REST: Standings = {
  readiness: async () => ({
    ready: false,
    components: { slack: { works: true }, writing: { works: false, reason: 'full' } },
  }),
  stories: async () => 20,
  refusedFiles: () => 1,
  lookedAtMs: () => 1_796_000_000_000,
  openPosts: async () => ({ counts: { pending: 2, unknown: 1 }, overdueMs: 1_500 }),
};

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
if (!hasPromtool) process.stderr.write('skipped: promtool (Debian’s “prometheus”) is not here\n');

function promtool(args: string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8' });
  return `${status} ${stdout}${stderr}`;
}

test('a state that is no more is no longer told', async () => {
  const metrics = createMetrics();
  expect(await metrics.print(AT_REST)).toContain('pullquote_open_posts{state="unknown"} 1\n');
  const openPosts = async () => ({ counts: { pending: 2 }, overdueMs: 0 });
  expect(await metrics.print({ ...AT_REST, openPosts })).not.toContain('unknown');
});

test('two bots in one process count apart', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.measures.saidBusy();
  expect(await one.print(AT_REST)).toContain('pullquote_busy_total 1\n');
  expect(await other.print(AT_REST)).toContain('pullquote_busy_total 0\n');
});

test.skipIf(!hasPromtool)('Prometheus finds nothing to say against them', async () => {
  const { measures, print } = createMetrics();
  measures.answered({ asked: 'filled in', verb: 'digest-save', isFailed: true }, 0.2);
  measures.acknowledged(0.2);
  measures.acknowledgedLate();
  measures.searched('not understood', 0);
  measures.readFiles({ read: 3, refused: 1 }, 2.5);
  measures.posted('digest', 'sent');
  measures.queried({ kind: 'commit', isFailed: true }, 0.01);
  expect(promtool(['check', 'metrics'], await print(AT_REST))).toBe('0 ');
});

describe('docs/running.md', () => {
  const manual = readFileSync('docs/running.md', 'utf8');
  const [, rules = ''] = /```yaml\n(groups:\n[\s\S]*?)```/.exec(manual) ?? [];

  test.each(listMetrics())('explains $name', ({ name, help, labels }) => {
    const named = labels.map((label) => ` \`${label}\``).join('');
    expect(manual).toContain(`| \`${name}\`${named} | ${help} |\n`);
  });

  test('explains no metric that does not exist', () => {
    const explained = [...manual.matchAll(/^\| `(pullquote_\w+)`/gm)].map(([, name]) => name);
    expect(explained).toEqual(listMetrics().map(({ name }) => name));
  });

  test('has three rules, on metrics that exist', () => {
    const Rule = z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ summary: z.string() }) });
    const { groups } = z.object({ groups: z.array(z.object({ rules: z.array(Rule) })) }).parse(parse(rules));
    const used = groups.flatMap((group) => group.rules.flatMap(({ expr }) => expr.match(/pullquote_\w+/g) ?? []));
    const known = listMetrics().map(({ name }) => name);
    expect(groups.flatMap((group) => group.rules)).toHaveLength(3);
    expect(used.length).toBeGreaterThan(2);
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });

  test.skipIf(!hasPromtool)('has rules that Prometheus takes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'rules.yml'), rules);
    expect(promtool(['check', 'rules', join(folder, 'rules.yml')])).toMatch(/^0 .*SUCCESS: 3 rules found/s);
  });
});
