import { readFileSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from 'node:http';
import { answer, type Doors, fill, press } from '#handlers/doors/doors.ts';
import { keepPost } from '#handlers/posts/keep-post.ts';
import type { Reply } from '#handlers/reply.ts';
import type { House } from '#handlers/rooms.ts';
import { pickExamples } from '#src/quoting/examples.ts';
import { StoreError } from '#src/store/store-error.ts';
import { VISITOR } from './blocks.ts';
import type { Channel } from './channel.ts';
import { checkOrigin, Refused, readForm } from './gate.ts';
import { fieldsIn } from './inputs.ts';
import { drawErrorPage, drawFragment, drawPage, type PageLine } from './page.ts';

type Answer = { status?: number; headers?: OutgoingHttpHeaders; body?: string };
type Route = (request: IncomingMessage, url: URL) => Answer | Promise<Answer>;

const CHANNEL = 'C0NEWSROOM';
// All that is said to us on the page is one thread.
const PAGE = 'page';
const CALLER = { userId: VISITOR.id, channelId: CHANNEL };
// `/story words` and `@Pullquote words`, as people type them. The words alone are a search too.
const ADDRESS = /^(?:\/story|(@pullquote))(?!\S)\s*/i;

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'content-type': 'text/html; charset=utf-8',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Not `no-referrer`: a browser would then send a plain form's Origin as `null`.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** The doors that the page has: no menu of a message is drawn on it. */
export type ConsoleDoors = Omit<Doors, 'choose'>;

/**
 * Slack's channel as a page for this machine: what is typed and pressed there gets the very reply that Slack would get.
 * Binds nothing itself, and answers only what is addressed to localhost.
 */
export function createConsole(
  channel: Channel,
  house: House,
  doors: ConsoleDoors = { answer, press, fill },
): RequestListener {
  const { messages, keep } = channel;
  const pageNow = async () => ({ messages, examples: await examplesFor(house) });

  const routes: Record<string, Route> = {
    'GET /': async () => ({ body: drawPage(await pageNow()) }),
    'GET /style.css': asset('style.css', 'text/css; charset=utf-8'),
    'GET /script.js': asset('script.js', 'text/javascript; charset=utf-8'),
    'GET /icon.svg': asset('icon.svg', 'image/svg+xml'),
    'GET /since': (_request, url) => {
      const last = messages.findIndex(({ id }) => id === url.searchParams.get('id'));
      return { body: drawFragment(messages.slice(last + 1)) };
    },
    'POST /ask': async (request) => {
      const typed = (await readForm(request)).get('text')?.trim() ?? '';
      const [address = '', mention] = ADDRESS.exec(typed) ?? [];
      const ask = { ...CALLER, text: typed.slice(address.length), ...(mention && { thread: PAGE }) };
      const reply = await doors.answer(ask, house);
      return show(request, reply, [{ from: 'visitor', typed }, ...saidIn(reply, mention ? 'thread' : 'visitor')]);
    },
    'POST /press': async (request, url) => {
      const form = await readForm(request);
      const ask = { ...CALLER, value: form.get('value') ?? '' };
      const reply = await doors.press(url.searchParams.get('action') ?? '', ask, house);
      return show(request, reply, saidIn(reply, 'visitor'));
    },
    'POST /fill': async (request, url) => {
      const form = await readForm(request);
      const ask = { ...CALLER, value: form.get('value') ?? '', fields: fieldsIn(form) };
      const reply = await doors.fill(url.searchParams.get('form') ?? '', ask, house);
      return show(request, reply, saidIn(reply, 'visitor'));
    },
  };

  async function show(request: IncomingMessage, reply: Reply, said: readonly PageLine[]): Promise<Answer> {
    const modal = reply.as === 'modal' ? reply : undefined;
    const { added, fragment } = keep(said, modal);
    const ts = added.at(-1)?.id ?? '';
    if (reply.as === 'post') await keepPost(reply, { channelId: CHANNEL, ts, userId: VISITOR.id }, house);
    if (request.headers['x-requested-with'] === 'fetch') return { body: fragment };
    return modal
      ? { body: drawPage(await pageNow(), modal) }
      : { status: 303, headers: { location: `/#${added[0]?.id}` } };
  }

  async function respond(request: IncomingMessage): Promise<Answer> {
    try {
      checkOrigin(request);
      return await route(routes, request);
    } catch (err) {
      if (err instanceof Refused) return { status: err.status, body: drawErrorPage('Not this way', err.message) };
      house.log.error({ err }, 'the console failed');
      if (err instanceof StoreError) return { status: 503, body: drawErrorPage('Not now', err.message) };
      return { status: 500, body: drawErrorPage('That one is on me', 'Something broke here. It has been logged.') };
    }
  }

  return (request, response) => {
    void respond(request).then(({ status = 200, headers, body }) => {
      response.writeHead(status, { ...HEADERS, ...headers }).end(body);
    });
  };
}

function route(routes: Record<string, Route>, request: IncomingMessage): Answer | Promise<Answer> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const url = URL.parse(request.url ?? '', 'http://localhost');
  const found = url && routes[`${method} ${url.pathname}`];
  if (found) return found(request, url);

  const allowed = ['GET', 'POST'].find((other) => url && routes[`${other} ${url.pathname}`]);
  if (allowed)
    return { status: 405, headers: { allow: allowed }, body: drawErrorPage('Not this way', 'Start from the page.') };
  return { status: 404, body: drawErrorPage('Nothing here', 'There is only one page, and this is not it.') };
}

// The page's own style, script and icon, read once.
function asset(file: string, type: string): Route {
  const body = readFileSync(new URL(file, import.meta.url), 'utf8');
  return () => ({ headers: { 'content-type': type }, body });
}

// Searches that find something, whatever the archive holds.
async function examplesFor({ library }: House): Promise<string[]> {
  const { word, phrase } = await pickExamples(library.archiveFor('everyone'));
  const searches = [
    ...(word ? [`/story ${word}`, `@Pullquote ${word}`] : []),
    ...(phrase ? [`/story "${phrase}"`] : []),
  ];
  return [...searches, '/story help'];
}

function saidIn(reply: Reply, asker: 'visitor' | 'thread'): PageLine[] {
  if (reply.as === 'modal') return [];
  return [{ from: 'pullquote', blocks: reply.blocks, seenBy: reply.as === 'post' ? 'channel' : asker }];
}
