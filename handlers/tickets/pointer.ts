import { z } from 'zod';

/** What a button is about, if it changes nothing. Short names, for a button carries little. */
export const Pointer = z.strictObject({
  /** The search as it was typed. */
  q: z.string(),
  /** The story's id and version. */
  id: z.string().optional(),
  v: z.string().optional(),
  /** The slice that was shown. */
  s: z.int().nonnegative().optional(),
  e: z.int().nonnegative().optional(),
  /** The first story of the next page. */
  from: z.int().nonnegative().optional(),
  /** The first of what is reported of somebody on the next page of nothing else. */
  r: z.int().nonnegative().optional(),
  /** The order of stories that the page belongs to. */
  o: z.string().optional(),
});
export type Pointer = z.infer<typeof Pointer>;

/** A pointer as a view puts it on a button. What Slack is given in its place is a ticket. */
export function writePointer(pointer: Pointer): string {
  return JSON.stringify(pointer);
}

/** Reads it back; undefined when it is none. */
export function readPointer(value: string): Pointer | undefined {
  try {
    return Pointer.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
