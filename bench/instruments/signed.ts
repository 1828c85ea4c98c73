import { createHmac } from 'node:crypto';

/** The headers with which Slack would send this body now: its type, when it was sent and that Slack has signed it. */
export function signed(body: string, secret: string): Record<string, string> {
  const at = Math.floor((performance.timeOrigin + performance.now()) / 1_000);
  const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': `${at}`,
    'x-slack-signature': `v0=${hash}`,
  };
}
