import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '#src/log.ts';

const SECRETS = [
  'xoxb-12345-abcDEF',
  'xoxe.xoxp-1-Mi0yLTk4',
  'xapp-1-A02-1234-abcdef',
  'xwfp-77-abc',
  'https://hooks.slack.com/commands/T1/2/three',
  'postgres://ada:pass-word@db.example/pullquote',
  'wss://wss-primary.slack.com/link/?ticket=abc&app_id=def',
];

/** What one event looks like when every hiding place holds `secret`. */
function logged(secret: string): string {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const err = new Error(`failed with ${secret}`, { cause: new Error(secret) });
  log.info({ token: secret, deep: { er: { est: [secret] } }, err }, `message with ${secret}`);
  log.child({ req: secret }).warn(`child with ${secret}`);
  return lines.join('');
}

test.each(SECRETS)('%s is never written, wherever it hides', (secret) => {
  const line = logged(secret);
  expect(line).toContain('[secret]');
  expect(line).not.toContain(secret);
  if (secret.startsWith('postgres')) expect(line).not.toContain('pass-word');
  else expect(line).not.toContain(secret.slice(-8));
});

test('a line is one JSON object whatever is in it, with what is no secret as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', ...SECRETS), (text, secret) => {
      const lines: string[] = [];
      createLog('info', { write: (line) => void lines.push(line) }).info(
        { text: `${text}${secret}` },
        `${secret}${text}`,
      );
      expect(lines).toHaveLength(1);
      expect(lines[0]?.trimEnd()).not.toContain('\n');
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30 });
    }),
    { numRuns: 2000 },
  );
});

test('what is no secret is written as it is', () => {
  expect(logged('harbor')).toContain('message with harbor');
});
