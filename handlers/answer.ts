import { randomUUID } from 'node:crypto';
import { normaliseText } from '#src/ingest/decode.ts';
import { actions } from './buttons/actions.ts';
import { commands } from './commands/commands.ts';
import { help } from './commands/help.ts';
import { story } from './commands/story.ts';
import type { Ask, Handler, Reply } from './reply.ts';
import { type House, roomsFor } from './rooms.ts';
import { remark } from './views/remark.ts';

/** The two doors that all that is said to us comes in by: what is typed, and what is pressed. */
export type Doors = {
  answer(ask: Ask, house: House): Promise<Reply>;
  press(action: string, ask: Ask, house: House): Promise<Reply>;
};

/** Runs what was typed, a verb or a search, and always comes back with something to say; never rejects. */
export async function answer(ask: Ask, house: House): Promise<Reply> {
  // People type the command again in a mention, or paste it with the rest.
  const text = normaliseText(ask.text)
    .trim()
    .replace(/^\/story(?:\s+|$)/i, '');
  if (text === '') return civilly(help, ask, house);

  const [verb = ''] = text.split(/\s+/, 1);
  const command = commands.get(verb.toLowerCase());
  return command
    ? civilly(command, { ...ask, text: text.slice(verb.length).trim() }, house)
    : civilly(story, { ...ask, text }, house);
}

/** Runs what a pressed button asks; `ask.text` is the button's value. Never rejects. */
export async function press(action: string, ask: Ask, house: House): Promise<Reply> {
  const known: Record<string, Handler> = actions;
  const handler = Object.hasOwn(known, action) ? known[action] : undefined;
  const pressed = { ...ask, text: normaliseText(ask.text) };
  return handler ? civilly(handler, pressed, house) : remark('I no longer know that button. Please search again.');
}

/** The one place where a handler's failure is caught, logged under an id, and owned up to. */
async function civilly(handler: Handler, ask: Ask, house: House): Promise<Reply> {
  try {
    return await handler(ask, roomsFor(ask.audience ?? 'everyone', house));
  } catch (err) {
    const id = randomUUID().slice(0, 8);
    house.log.error({ err, id, handler: handler.name }, 'a handler failed');
    return remark(`Sorry, that one is on me. It has been logged as ${id}; trying again may help.`);
  }
}
