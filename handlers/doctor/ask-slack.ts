import { z } from 'zod';

/** What came of asking Slack. `skewMs`: by how much its clock is ahead of ours, as far as whole seconds tell. */
export type SlackSaid =
  | { as: 'answered'; body: SlackBody; granted: readonly string[] | undefined; skewMs: number | undefined }
  | { as: 'unreachable'; why: string };

type SlackBody = z.infer<typeof SlackBody>;
const SlackBody = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  url: z.string().optional(),
});

// The longest that the bot itself would wait.
const ANSWER_WITHIN_MS = 8_000;

/** Calls a method that changes nothing, with a token. Never rejects. `nowMs` is our clock. */
export async function askSlack(
  method: 'auth.test' | 'apps.connections.open',
  { apiUrl, token, nowMs }: { apiUrl: string; token: string; nowMs: () => number },
): Promise<SlackSaid> {
  const askedMs = nowMs();
  try {
    const response = await fetch(new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const skewMs = skewOf(response.headers.get('date'), (askedMs + nowMs()) / 2);
    const body = SlackBody.safeParse(await response.json().catch(() => undefined));
    if (!body.success) return { as: 'unreachable', why: `what answers there is no Slack (status ${response.status})` };
    const granted = response.headers
      .get('x-oauth-scopes')
      ?.split(',')
      .map((scope) => scope.trim());
    return { as: 'answered', body: body.data, granted, skewMs };
  } catch (err) {
    return { as: 'unreachable', why: whyUnreached(err) };
  }
}

// A date has no parts of a second: on an average half of one is missing.
const HALF_SECOND_MS = 500;

function skewOf(date: string | null, ourMs: number): number | undefined {
  const theirMs = Date.parse(date ?? '');
  return Number.isNaN(theirMs) ? undefined : theirMs + HALF_SECOND_MS - ourMs;
}

const Failure = z.object({ code: z.string().optional(), cause: z.object({ code: z.string() }).optional() });

const REASONS: Record<string, string> = {
  ENOTFOUND: 'its name is not known to the network: look at DNS',
  EAI_AGAIN: 'names cannot be looked up just now: look at DNS',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut: look at firewalls and proxies',
  EHOSTUNREACH: 'there is no way there: look at the network',
  ENETUNREACH: 'there is no way there: look at the network',
  ETIMEDOUT: 'it does not answer: look at firewalls',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer: look at firewalls',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  SELF_SIGNED_CERT_IN_CHAIN: 'somebody in between shows a certificate of their own: a proxy? See NODE_EXTRA_CA_CERTS',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by nobody known here: a proxy? See NODE_EXTRA_CA_CERTS',
};

/** Why an address was not reached, in words for whoever can mend the network. */
export function whyUnreached(err: unknown): string {
  if (err instanceof Error && err.name === 'TimeoutError') return `no answer within ${ANSWER_WITHIN_MS / 1_000} s`;
  const code = codeOf(err);
  if (code !== '') return REASONS[code] ?? code;
  const { cause = err } = err instanceof Error ? err : {};
  return cause instanceof Error ? cause.message : 'it failed';
}

/** The system's own word for why a connection did not come about. */
export function codeOf(err: unknown): string {
  const { code, cause } = Failure.safeParse(err).data ?? {};
  return cause?.code ?? code ?? '';
}
