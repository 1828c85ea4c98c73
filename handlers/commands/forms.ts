import type { FilledAsk } from '#handlers/ask.ts';
import type { Handler } from '#handlers/reply.ts';
import { saveDigest } from './digest.ts';

/** Who takes in each form that somebody fills in. */
export const forms = { 'digest-save': saveDigest } satisfies Record<string, Handler<FilledAsk>>;
