// Whether anything that Slack may ever send is acknowledged in time, and brings no bot down: payloads of every kind, each
// misshapen somewhere, half of them by signed requests and half over a socket. What a busy machine has held up is sent once
// more, alone, and counts as late when it is so again: npm run bench:payloads [count] [seed]
import { printTable } from './instruments/table.ts';
import { startBot } from './payloads/bot.ts';
import { fire, type Taken } from './payloads/fire.ts';
import { GIVES_UP_MS, openSocketSide, type Send, sendByHttp } from './payloads/slack-side.ts';

const count = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const SECRET = 'a signing secret of the bench';
const MOST_NAMED = 20;

const slack = await openSocketSide();
const byRequests = await startBot({ SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: SECRET });
const bySocket = await startBot({ SLACK_API_URL: slack.apiUrl, SLACK_APP_TOKEN: 'xapp-bench' });

async function row(way: string, send: Send, bot: typeof bySocket) {
  const taken = await fire(send, { count: count / 2, seed: seed * 1_000_000 });
  const isAlive = !bot.isGone() && (await fetch(`${bot.url}/healthz`)).ok;
  tell(way, taken, bot.said);
  return {
    way,
    payloads: taken.count.toLocaleString('en'),
    'p99, ms': taken.p99Ms.toFixed(0),
    'slowest, ms': taken.slowestMs.toFixed(0),
    'held up': taken.held.toLocaleString('en'),
    [`waited ${GIVES_UP_MS / 1_000} s`]: String(taken.late.length),
    'the bot': isAlive ? 'runs on' : 'IS GONE',
  };
}

function tell(way: string, { ways, late }: Taken, said: Map<string, number>): void {
  for (const line of late.slice(0, MOST_NAMED)) console.error(`${way}: ${line}`);
  console.log(`${way}: ${[...ways].map(([how, times]) => `${how} ${times} times`).join(', ')}`);
  for (const [msg, times] of said) console.log(`${way}: the log said “${msg}” ${times} times`);
}

const rows = [
  await row('signed requests', sendByHttp(`${byRequests.url}/slack/events`, SECRET), byRequests),
  await row('a socket', slack.send, bySocket),
];
printTable(rows);
await Promise.all([byRequests.close(), bySocket.close()]);
await slack.close();
