import type { Caller, ChosenAsk, FilledAsk, PressedAsk, TypedAsk } from '#handlers/ask.ts';
import type { Fixtures } from '#handlers/rooms.ts';

const WHO = { userId: 'U1', channelId: 'C1' };

/** What U1 types in C1, unless told otherwise. */
export function typed(text: string, where: Partial<TypedAsk> = {}): TypedAsk {
  return { text, ...WHO, ...where };
}

/** A button that U1 presses there, by its value. */
export function pressed(value: string, where: Partial<Caller> = {}): PressedAsk {
  return { value, ...WHO, ...where };
}

/** A button that changes something, pressed by U1 there: the ticket that a bot writes for it. */
export async function deed(
  [action, what]: [action: string, what: string],
  { tickets }: Pick<Fixtures, 'tickets'>,
  where: Partial<Caller> = {},
): Promise<PressedAsk> {
  return pressed(await tickets.write(action, JSON.stringify({ c: what })), where);
}

/** A form that U1 fills in there. */
export function filled(fields: Record<string, string>, where: Partial<Caller> = {}): FilledAsk {
  return { value: '', fields, ...WHO, ...where };
}

/** A message with these words that U1 chooses there. */
export function chosen(message: string, where: Partial<Caller> = {}): ChosenAsk {
  return { message, ...WHO, ...where };
}
