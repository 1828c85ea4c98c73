import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { post } from './a-post.ts';

const NOTHING = '{"text":"","blocks":[]}';

/** What every store promises of the posts that quote articles. */
export function postsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('posts', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('a post comes back as it was', async () => {
      await store.posts.add(post);
      expect(await store.posts.find('C1', '1.1')).toEqual(post);
      expect(await store.posts.find('C2', '1.1')).toBeUndefined();
    });

    test('one that is there already stays as it is', async () => {
      await store.posts.add(post);
      await store.posts.add({ ...post, message: NOTHING, quotes: [] });
      expect(await store.posts.find('C1', '1.1')).toEqual(post);
    });

    test('those that quote an article are found, amended or not, with what was sent at first', async () => {
      const [first, second] = post.quotes;
      if (!first || !second) throw new Error('The post has two quotes.');
      await store.posts.add({ ...post, ts: '1.2', quotes: [second], userId: undefined });
      await store.posts.add(post);
      expect((await store.posts.quoting('a2')).map(({ ts }) => ts)).toEqual(['1.1', '1.2']);

      const message = '{"text":"corrected","blocks":[]}';
      await store.posts.amend({ ...post, message }, [{ ...second, amendedTo: 'v2' }], 50);
      expect(await store.posts.find('C1', '1.1')).toEqual({
        ...post,
        message,
        posted: post.message,
        quotes: [first, { ...second, supersededMs: 50, amendedTo: 'v2' }],
      });
      await store.posts.amend({ ...post, message: NOTHING }, [{ ...second, amendedTo: 'withdrawn' }], 60);
      expect(await store.posts.find('C1', '1.1')).toMatchObject({
        message: NOTHING,
        posted: post.message,
        quotes: [first, { supersededMs: 60, amendedTo: 'withdrawn' }],
      });
      expect((await store.posts.quoting('a2')).map(({ ts }) => ts)).toEqual(['1.1', '1.2']);
      expect((await store.posts.quoting('a1')).map(({ ts }) => ts)).toEqual(['1.1']);
      expect(await store.posts.quoting('a9')).toEqual([]);
      expect(await store.posts.quotedArticles()).toEqual(new Set(['a1', 'a2']));
    });
  });
}
