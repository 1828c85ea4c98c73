import { expect, test } from 'vitest';
import { createLog } from '#src/log.ts';

const SECRETS = [
  'xoxb-12345-abcDEF',
  'xoxe.xoxp-1-Mi0yLTk4',
  'xapp-1-A02-1234-abcdef',
  'xwfp-77-abc',
  'https://hooks.slack.com/commands/T1/2/three',
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
  expect(line).not.toContain(secret.slice(-8));
});

test('what is no secret is written as it is', () => {
  expect(logged('harbor')).toContain('message with harbor');
});
