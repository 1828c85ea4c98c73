import { randomUUID } from 'node:crypto';
import type { Ask, ChosenAsk, FilledAsk, PressedAsk, TypedAsk } from '#handlers/ask.ts';
import { actions } from '#handlers/buttons/actions.ts';
import { commands } from '#handlers/commands/commands.ts';
import { forms } from '#handlers/commands/forms.ts';
import { help } from '#handlers/commands/help.ts';
import { nothingAsked } from '#handlers/commands/nothing-asked.ts';
import { said } from '#handlers/commands/said.ts';
import { shortcuts } from '#handlers/commands/shortcuts.ts';
import { story } from '#handlers/commands/story.ts';
import type { Handler, Reply } from '#handlers/reply.ts';
import { type House, roomsFor } from '#handlers/rooms.ts';
import { withTickets } from '#handlers/tickets/with-tickets.ts';
import { wordless } from '#handlers/verbs.ts';
import { remark } from '#handlers/views/remark.ts';
import { normaliseText } from '#src/ingest/decode.ts';
import { type AskedBy, stopwatch } from '#src/measures.ts';
import { StoreError } from '#src/store/store-error.ts';
import { goesOn, goOn, rememberAnswer, stepsIn } from './go-on.ts';
import { handlerOf } from './handler-of.ts';
import { pressTicket } from './press-ticket.ts';
import { readTyped } from './read-typed.ts';
import { smallTalkLine } from './small-talk.ts';

/** The four doors that all that is said to us comes in by. Each always comes back with something to say; none rejects. */
export type Doors = {
  answer: typeof answer;
  press: typeof press;
  fill: typeof fill;
  choose: typeof choose;
};

/** Runs what was typed: a verb or a search. */
export async function answer(ask: TypedAsk, house: House): Promise<Reply> {
  const { text, word } = readTyped(ask.text);
  if (text === '') return civilly(typed('nothing', ask.thread === undefined ? help : nothingAsked), ask, house);
  const line = smallTalkLine(text);
  if (line) return line;

  if (await goesOn({ ...ask, text }, house)) return civilly(typed('more', goOn), { ...ask, text }, house);

  const words = text.slice(word.length).trim();
  const verb = word.toLowerCase();
  const isSearch = wordless.has(verb) && words !== '';
  const command = isSearch ? undefined : commands.get(verb);
  const reply = command
    ? await civilly(typed(verb, command), { ...ask, text: words }, house)
    : await civilly(typed('search', story), { ...ask, text }, house);
  // What goes on goes on with the last search. Other commands lead nowhere, but where they have pages too.
  if (!command || command === said || stepsIn(reply).length > 0) await rememberAnswer({ ...ask, text }, reply, house);
  return reply;
}

/** Does what a pressed button says. */
export async function press(button: string, ask: PressedAsk, house: House): Promise<Reply> {
  const task: Task<PressedAsk> = {
    asked: 'pressed',
    verb: handlerOf(button, actions) ? button : 'unknown',
    handler: (asked, rooms) => pressTicket(button, asked, rooms),
  };
  return civilly(task, { ...ask, value: normaliseText(ask.value) }, house);
}

/** Takes in a form that was filled in. */
export async function fill(form: string, ask: FilledAsk, house: House): Promise<Reply> {
  const taker = handlerOf(form, forms);
  const fields = Object.entries(ask.fields).map(([name, text]) => [name, normaliseText(text)]);
  const filled = { ...ask, fields: Object.fromEntries(fields) };
  const task = taker && { asked: 'filled in' as const, verb: form, handler: taker };
  return task ? civilly(task, filled, house) : remark('I no longer know that window. Please open it again.');
}

/** Does what was chosen in the menu of a message. */
export async function choose(shortcut: string, ask: ChosenAsk, house: House): Promise<Reply> {
  const doer = handlerOf(shortcut, shortcuts);
  const chosen = { ...ask, message: normaliseText(ask.message) };
  const task = doer && { asked: 'chosen' as const, verb: shortcut, handler: doer };
  return task ? civilly(task, chosen, house) : remark('I no longer know how to do that with a message.');
}

/** Who answers an ask, and by which name in our tables. */
type Task<Asked extends Ask> = { asked: AskedBy; verb: string; handler: Handler<Asked> };

function typed(verb: string, handler: Handler<TypedAsk>): Task<TypedAsk> {
  return { asked: 'typed', verb, handler };
}

/**
 * The one place where a handler is timed, and where its failure is caught, logged under an id, and owned up to, or explained
 * where it can be.
 */
async function civilly<Asked extends Ask>(task: Task<Asked>, ask: Asked, house: House): Promise<Reply> {
  const { asked, verb, handler } = task;
  const elapsed = stopwatch();
  try {
    const reply = await handler(ask, roomsFor(ask.audience ?? 'everyone', house));
    const ticketed = await withTickets(reply, house.tickets);
    house.measures.answered({ asked, verb, isFailed: false }, elapsed());
    return ticketed;
  } catch (err) {
    house.measures.answered({ asked, verb, isFailed: true }, elapsed());
    if (err instanceof StoreError) return storeTrouble(err, ask, house);
    const id = randomUUID().slice(0, 8);
    house.log.error({ err, id, handler: handler.name }, 'a handler failed');
    return remark(`Sorry, that one is on me. It has been logged as ${id}; trying again may help.`);
  }
}

/** What the store cannot do, in its own words: they say what to do. Whoever is not of the newsroom need not know where it is. */
function storeTrouble(err: StoreError, { audience }: Ask, { log }: House): Reply {
  log.error({ err }, 'the store failed');
  const why = audience === 'outside' ? 'My memory fails me just now; whoever runs me can see why.' : err.message;
  return remark(`I could not do that. ${why}`);
}
