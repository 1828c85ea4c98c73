import type { Readers } from '#src/rights/readers.ts';

/** Who asks, from where, and who can read the answer there. */
export type Caller = Readers & { userId: string; channelId: string };

/**
 * Words that somebody typed, to us or after a command. What is said to us has the `thread` in which one thing leads to
 * the next: empty where a whole conversation is one.
 */
export type TypedAsk = Caller & { text: string; thread?: string };

/**
 * A button that somebody pressed, by what it carries; inside, by what it is about. `proven`: what of that we wrote ourselves,
 * for this button, beyond doubt.
 */
export type PressedAsk = Caller & { value: string; proven?: 'slice' | 'deed' };

/** A form that somebody filled in: what it carries, and its fields by name; several choices with commas between. */
export type FilledAsk = Caller & { value: string; fields: Record<string, string> };

/** A message that somebody chose in its menu, by its words. */
export type ChosenAsk = Caller & { message: string };

/** What somebody asks of us. Each kind comes in by a door of its own, and to handlers of its own. */
export type Ask = TypedAsk | PressedAsk | FilledAsk | ChosenAsk;
