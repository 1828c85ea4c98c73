import { createElement as h, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Modal, Reply } from '#handlers/reply.ts';
import { drawBlocks, VISITOR } from './blocks.ts';

/** One message in the console's channel. */
export type PageMessage = { id: string; at: Temporal.ZonedDateTime; said: PageLine };

/** What the page shows: what stands in the channel, and searches that would find something. */
export type ConsolePage = { messages: readonly PageMessage[]; examples: readonly string[] };

/** What the visitor typed, or what Pullquote said and who may see it. */
export type PageLine =
  | { from: 'visitor'; typed: string }
  | { from: 'pullquote'; blocks: Reply['blocks']; seenBy: keyof typeof SEEN_BY };

const SEEN_BY = {
  visitor: 'Only visible to you',
  thread: 'In the thread, for everyone in the channel',
  channel: 'Posted to the channel, for everyone in it',
} as const;

/** The whole page: the channel so far (or what could be asked in it), the box to type in, and a modal where one is open. */
export function drawPage({ messages, examples }: ConsolePage, modal?: Modal): string {
  return drawDocument(
    'Pullquote in #newsroom',
    h(
      'header',
      null,
      h('span', { className: 'avatar', 'aria-hidden': true }),
      h('h1', null, '# newsroom'),
      h('p', null, ABOUT),
    ),
    h(
      'main',
      null,
      messages.length === 0 && drawWelcome(examples),
      h('div', { id: 'messages', role: 'log', 'aria-label': 'Messages' }, messages.map(drawMessage)),
      h('p', { id: 'trouble', role: 'alert', hidden: true }),
    ),
    drawComposer(),
    h('div', { id: 'modal' }, modal && drawModal(modal, true)),
    h('script', { type: 'module', src: '/script.js' }),
  );
}

/** The part of the page that one question adds. */
export function drawFragment(messages: readonly PageMessage[], modal?: Modal): string {
  return render(h('div', null, messages.map(drawMessage), modal && drawModal(modal, false)));
}

/** A page that says what went wrong, and where to go from there. */
export function drawErrorPage(title: string, words: string): string {
  const back = h('p', null, h('a', { href: '/' }, 'Back to #newsroom'));
  return drawDocument(title, h('main', { className: 'notice' }, h('h1', null, title), h('p', null, words), back));
}

const ABOUT = 'The answers Slack would get, drawn from the same blocks. Only this machine can see them.';

function drawDocument(title: string, ...body: ReactNode[]): string {
  const head = h(
    'head',
    null,
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', null, title),
    h('link', { rel: 'icon', href: '/icon.svg' }),
    h('link', { rel: 'stylesheet', href: '/style.css' }),
  );
  return `<!doctype html>${render(h('html', { lang: 'en' }, head, h('body', null, ...body)))}`;
}

// The library gives every message the same id. Only a real attribute can match: in text, quotation marks are escaped.
function render(element: ReactElement): string {
  return renderToStaticMarkup(element).replaceAll(' id="slack_blocks_to_jsx"', '');
}

function drawWelcome(examples: readonly string[]): ReactNode {
  return h(
    'section',
    { id: 'welcome', 'aria-labelledby': 'welcome-title' },
    h('h2', { id: 'welcome-title' }, 'What did we print?'),
    h(
      'p',
      null,
      'Ask for a word, a name, a figure or a “phrase”. Pullquote answers with the lines themselves and their source.',
    ),
    h(
      'form',
      { method: 'post', action: '/ask', className: 'buttons' },
      examples.map((text) =>
        h('button', { key: text, type: 'submit', className: 'button', name: 'text', value: text }, text),
      ),
    ),
  );
}

function drawComposer(): ReactNode {
  return h(
    'form',
    { id: 'composer', method: 'post', action: '/ask' },
    h('label', { htmlFor: 'text', className: 'unseen' }, 'Message #newsroom'),
    h('input', {
      id: 'text',
      name: 'text',
      placeholder: '/story and what you are looking for',
      maxLength: 3000,
      required: true,
      autoFocus: true,
      autoComplete: 'off',
      autoCapitalize: 'none',
      enterKeyHint: 'send',
    }),
    h('button', { type: 'submit', className: 'button primary' }, 'Send'),
  );
}

function drawMessage({ id, at, said }: PageMessage): ReactNode {
  const isVisitor = said.from === 'visitor';
  const name = isVisitor ? VISITOR.name : 'Pullquote';
  return h(
    'article',
    { key: id, id, className: `message from-${said.from}`, 'aria-label': `${name}, ${clock(at)}` },
    h('span', { className: 'avatar', 'aria-hidden': true }, isVisitor && 'Y'),
    h(
      'p',
      { className: 'byline' },
      h('b', null, name),
      !isVisitor && h('abbr', { title: 'an app, not a person' }, 'APP'),
      h('time', { dateTime: at.toInstant().toString() }, clock(at)),
      !isVisitor && h('span', { className: `seen-by ${said.seenBy}` }, SEEN_BY[said.seenBy]),
    ),
    isVisitor ? h('p', { className: 'typed' }, said.typed) : h('div', { className: 'blocks' }, drawBlocks(said.blocks)),
  );
}

function drawModal(modal: Modal, open: boolean): ReactNode {
  const { title, blocks } = modal;
  return h(
    'dialog',
    { open, closedby: 'any', 'aria-labelledby': 'modal-title' },
    h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'modal-title' }, title),
      h('button', { type: 'submit', className: 'button', 'aria-label': 'Close' }, '✕'),
    ),
    h('div', { className: 'modal-body' }, modal.form ? drawForm(modal, modal.form) : drawBlocks(blocks)),
  );
}

function drawForm({ blocks, faults }: Modal, { label, action, value }: NonNullable<Modal['form']>): ReactNode {
  return h(
    'form',
    { method: 'post', action: `/fill?${new URLSearchParams({ form: action })}`, className: 'fields' },
    h('input', { type: 'hidden', name: 'value', value }),
    drawBlocks(blocks, faults),
    h('button', { type: 'submit', className: 'button primary' }, label),
  );
}

function clock(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}
