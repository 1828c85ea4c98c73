import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Article } from '#index/text/article.ts';
import type { Question } from '../collections/questions.ts';
import { CANNOT, type PeerRequest } from './peer-request.ts';

const PROCESS = join(import.meta.dirname, 'peer-process.ts');
const TOO_LATE = 'too late';

// `work` is what the thread itself did, in milliseconds: other processes hardly change it.
const Built = z.object({ ms: z.number(), work: z.number(), residentMB: z.number(), grownMB: z.number() });
const Answered = z.object({ ms: z.number(), found: z.number() });
const Added = z.object({ added: z.array(z.number()), replaced: z.array(z.number()), longestStall: z.number() });
const Restarted = z.object({ saveMs: z.number(), openMs: z.number(), openWork: z.number(), MB: z.number() });
export type Built = z.infer<typeof Built>;
type Answered = z.infer<typeof Answered>;
export type Added = z.infer<typeof Added>;
export type Restarted = z.infer<typeof Restarted>;

export type PeerClient = {
  built: Built;
  answer(question: Question): Promise<Answered | undefined>;
  add(articles: readonly Article[]): Promise<Added | undefined>;
  restart(): Promise<Restarted | undefined>;
  close(): void;
};

/** Starts a process with the peer `name` and has it index these articles; undefined when that takes longer than `limitMs`. */
export async function openPeer(
  name: string,
  articles: readonly Article[],
  limitMs: number,
): Promise<PeerClient | undefined> {
  const child = fork(PROCESS, [name], { execArgv: ['--expose-gc'], serialization: 'advanced' });
  const tooLate = setTimeout(() => child.kill(), limitMs);
  const gone = once(child, 'exit').then(() => [TOO_LATE]);

  /** What the process answers; undefined when it cannot do that, or was stopped because it took too long. */
  async function ask<Answer>(request: PeerRequest, shape: z.ZodType<Answer>): Promise<Answer | undefined> {
    child.send(request);
    const [answer]: unknown[] = await Promise.race([once(child, 'message'), gone]);
    if (answer === TOO_LATE && !child.killed) throw new Error(`${name} broke down`);
    return answer === TOO_LATE || answer === CANNOT ? undefined : shape.parse(answer);
  }

  const built = await ask({ please: 'build', articles: [...articles] }, Built);
  clearTimeout(tooLate);
  return (
    built && {
      built,
      answer: (question) => ask({ please: 'answer', question }, Answered),
      add: (added) => ask({ please: 'add', articles: [...added] }, Added),
      restart: () => ask({ please: 'restart' }, Restarted),
      close: () => child.kill(),
    }
  );
}
