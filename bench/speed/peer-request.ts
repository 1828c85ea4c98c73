import { z } from 'zod';
import { Article } from '#index/text/article.ts';
import { Question } from '../collections/questions.ts';

/** What a peer's process can be asked for; it answers each with one message. */
export const PeerRequest = z.discriminatedUnion('please', [
  z.object({ please: z.literal('build'), articles: z.array(Article) }),
  z.object({ please: z.literal('answer'), question: Question }),
  z.object({ please: z.literal('add'), articles: z.array(Article) }),
  z.object({ please: z.literal('restart') }),
]);
export type PeerRequest = z.infer<typeof PeerRequest>;

/** The answer of a peer that has no means for what it was asked. */
export const CANNOT = 'cannot';
