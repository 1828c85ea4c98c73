import { z } from 'zod';
import { codeOf, whyUnreached } from './ask-slack.ts';
import type { Diagnosis } from './diagnosis.ts';

const ANSWER_WITHIN_MS = 5_000;

/** Who is at the bot's port: the bot, nobody, or somebody else. Nothing is opened there. */
export async function lookAtPort(port: number): Promise<Diagnosis> {
  const about = 'Port';
  const url = `http://127.0.0.1:${port}`;
  const health = await get(`${url}/healthz`);
  if (health.text === 'alive') return aboutRunning(port, await get(`${url}/readyz`));
  if (health.status === undefined && health.isFree) return aboutFree(port);

  const says = `another program answers at ${port}, or a Pullquote that hangs.`;
  const todo = `See which (ss -ltnp 'sport = :${port}'); end it, or set PORT to another.`;
  return { about, state: 'wrong', says, todo };
}

function aboutRunning(port: number, { status, text }: Got): Diagnosis {
  const about = 'Port';
  if (status === 200) return { about, state: 'ok', says: `${port}: a Pullquote runs there, and is ready` };
  const todo = 'If it has just started, wait until it has read the archive; else see what is wrong here, and its log.';
  return {
    about,
    state: 'wrong',
    says: `${port}: a Pullquote runs there, and is not ready. ${whyNotReady(text)}`,
    todo,
  };
}

// Below this a port needs rights that the bot should not have.
const LEAST_FREE_PORT = 1024;

function aboutFree(port: number): Diagnosis {
  const about = 'Port';
  if (port > 0 && port < LEAST_FREE_PORT && process.getuid?.() !== 0) {
    const todo = 'Set PORT to one above 1023, and let the web server in front have this one.';
    return { about, state: 'note', says: `${port} is free, but only an administrator may take it.`, todo };
  }
  return { about, state: 'ok', says: `${port} is free: no bot runs there now` };
}

/**
 * Whether requests that Slack sends to an address come to the bot. What is sent has no signature, so that a bot refuses it,
 * and says so in its log; that refusal shows that it was the bot.
 */
export async function lookAtAddress(address: string): Promise<Diagnosis> {
  const about = 'Address';
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { about, state: 'wrong', says: `“${address}” is no web address.`, todo: 'Give it whole, with https://.' };
  }
  const todo = `See that the web server passes POST ${url.pathname} on to the bot, and that the bot runs.`;
  const { status, why } = await get(url.href, 'POST');
  if (status === undefined) return { about, state: 'wrong', says: `${url.host} was not reached: ${why}.`, todo };
  if (status === 401 && url.protocol === 'https:')
    return { about, state: 'ok', says: `${url.host} leads to a bot that wants Slack’s signature` };
  if (status === 401)
    return { about, state: 'wrong', says: 'Slack calls https addresses only.', todo: 'Put a certificate in front.' };
  const meant = MEANT[status] ?? `answered with ${status}, which no bot of ours says to a stranger`;
  return { about, state: 'wrong', says: `${url.host} ${meant}.`, todo };
}

const MEANT: Record<number, string> = {
  404: 'has nothing at that path: the bot takes /slack/events',
  502: 'has a web server that does not reach the bot (502)',
  503: 'has a bot that is just starting or stopping, or a web server that does not reach it (503)',
  504: 'has a web server that does not reach the bot (504)',
};

type Got = { status: number | undefined; text: string; isFree: boolean; why: string };

async function get(url: string, method = 'GET'): Promise<Got> {
  try {
    const response = await fetch(url, { method, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return { status: response.status, text: (await response.text()).trim(), isFree: false, why: '' };
  } catch (err) {
    return { status: undefined, text: '', isFree: codeOf(err) === 'ECONNREFUSED', why: whyUnreached(err) };
  }
}

const Report = z.object({ components: z.record(z.string(), z.object({ reason: z.string().optional() })) });

/** What does not work, and why, as the bot itself says. */
function whyNotReady(text: string): string {
  const report = Report.safeParse(parsedOrNothing(text));
  const reasons = Object.entries(report.data?.components ?? {}).flatMap(([name, { reason }]) =>
    reason === undefined ? [] : [`${name}: ${reason}`],
  );
  return reasons.join(' ') || 'it does not say why.';
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
