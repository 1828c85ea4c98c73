import { help } from './help.ts';
import type { Handler } from './reply.ts';
import { status } from './status.ts';
import type { verbs } from './verbs.ts';

const handlers = { help, status } satisfies Record<keyof typeof verbs, Handler>;

/** Who answers each verb. */
export const commands: ReadonlyMap<string, Handler> = new Map(Object.entries(handlers));
