import type { ChosenAsk } from '#handlers/ask.ts';
import type { Handler } from '#handlers/reply.ts';
import { verifyMessage } from './verify.ts';

/** What can be chosen in the menu of a message, and who does it. */
export const shortcuts = { verify: verifyMessage } satisfies Record<string, Handler<ChosenAsk>>;
