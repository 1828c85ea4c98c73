import type { Post } from '#src/store/records.ts';

export const post: Post = {
  channelId: 'C1',
  ts: '1.1',
  message: '{"text":"“The vote is a promise.”","blocks":[]}',
  userId: 'U1',
  postedMs: 40,
  quotes: [
    { articleId: 'a1', version: 'v1', start: 0, end: 12, blockId: 'q1' },
    { articleId: 'a2', version: 'v1', start: 5, end: 44, blockId: 'q2' },
  ],
};
