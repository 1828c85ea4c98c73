import { z } from 'zod';

/** What a button that changes something is about, such as which story is to be withdrawn: done only if we wrote it. */
export const Deed = z.strictObject({ c: z.string() });
export type Deed = z.infer<typeof Deed>;
