import type { Caller, ChosenAsk, FilledAsk, PressedAsk, TypedAsk } from '#handlers/ask.ts';

const WHO = { userId: 'U1', channelId: 'C1' };

/** What U1 types in C1, unless told otherwise. */
export function typed(text: string, where: Partial<TypedAsk> = {}): TypedAsk {
  return { text, ...WHO, ...where };
}

/** A button that U1 presses there, by its value. */
export function pressed(value: string, where: Partial<Caller> = {}): PressedAsk {
  return { value, ...WHO, ...where };
}

/** A form that U1 fills in there. */
export function filled(fields: Record<string, string>, where: Partial<Caller> = {}): FilledAsk {
  return { value: '', fields, ...WHO, ...where };
}

/** A message with these words that U1 chooses there. */
export function chosen(message: string, where: Partial<Caller> = {}): ChosenAsk {
  return { message, ...WHO, ...where };
}
