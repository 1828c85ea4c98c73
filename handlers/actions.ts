import { context } from './context.ts';
import { hidden } from './hidden.ts';
import { more } from './more.ts';
import { next } from './next.ts';
import type { Handler } from './reply.ts';
import { search } from './search-again.ts';
import { share } from './share.ts';

/** What a button does; its `action_id` is the key, its value the text of the Ask. */
export const actions = { share, more, next, context, hidden, search } satisfies Record<string, Handler>;
