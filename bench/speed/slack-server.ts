// One of the two sides of the round trip, in a process of its own: `bare`, or the folders Pullquote is to read.
// Tells its parent where it listens.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { openHttp } from '#handlers/http.ts';
import { openFixtures } from '#handlers/open-fixtures.ts';
import { createSlack } from '#handlers/slack/slack.ts';
import { createWorkspace } from '#handlers/slack/workspace.ts';
import { createLog } from '#src/log.ts';
import { readEditors } from '#src/rights/editors.ts';

const botToken = 'xoxb-bench';

/** The least that Bolt can do: a signed command, acknowledged with a constant. */
function openBare(signingSecret: string): Promise<string> {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({ receiver, authorize: async () => ({ botToken }), logLevel: LogLevel.ERROR });
  app.command('/story', async ({ ack }) => {
    await ack({ response_type: 'ephemeral', text: 'detainers' });
  });
  return openOn(createServer(receiver.requestListener));
}

/** Pullquote as it runs for a newsroom, but for Slack's own answers. */
async function openPullquote(signingSecret: string, articles: readonly string[]): Promise<string> {
  const apiUrl = `${await openOn(createServer((_request, response) => response.end('{"ok":true}')))}/api/`;
  const log = createLog('info');
  const fixtures = await openFixtures({
    articles,
    editors: readEditors([]),
    log,
    timeZone: 'UTC',
    now: Temporal.Now.instant,
  });
  const workspace = createWorkspace({ mode: 'http', botToken, signingSecret, apiUrl }, fixtures);
  const slack = createSlack(workspace, { ...fixtures, memory: 'none' });
  const { listener } = slack;
  const http = await openHttp({
    port: 0,
    host: '127.0.0.1',
    readiness: async () => ({ ready: slack.isConnected(), components: {} }),
    ...(listener && { listener }),
  });
  await slack.start();
  return http.url;
}

async function openOn(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const [signingSecret = '', ...articles] = process.argv.slice(2);
process.send?.(articles.length > 0 ? await openPullquote(signingSecret, articles) : await openBare(signingSecret));
