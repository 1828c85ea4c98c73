import { z } from 'zod';

// What a button remembers. Short names, for Slack takes 2,000 characters at most.
const Pointer = z.strictObject({
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

/** Everything a press needs, in the button itself: it still works after a restart, and on any replica. */
export function writePointer(pointer: Pointer): string {
  return JSON.stringify(pointer);
}

/** Reads a button's value back; undefined when it is not one of ours. */
export function readPointer(value: string): Pointer | undefined {
  try {
    return Pointer.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
