import type { RichTextBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { type Article, isQuotable, type Range } from '#index/text/article.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { hasShared, sharedPath } from './shared.ts';
import { testRooms } from './test-rooms.ts';

const NEWS = 'eval/polnear/train/text';

/** Whether hundreds of real articles are there. */
export const hasNews = hasShared(NEWS);

export type News = { articles: readonly Article[]; byId: ReadonlyMap<string, Article>; rooms: Rooms };

/** Hundreds of real articles, and a bot that knows them. */
export async function openNews(): Promise<News> {
  const { articles } = await readFolders([sharedPath(NEWS)]);
  return {
    articles,
    byId: new Map(articles.map((article) => [article.id, article])),
    rooms: await testRooms(articles),
  };
}

/** Whether a slice lies in one paragraph that may be quoted. */
export function isInOneQuotable({ paragraphs }: Article, { start, end }: Range): boolean {
  return paragraphs.some((paragraph) => isQuotable(paragraph) && paragraph.start <= start && end <= paragraph.end);
}

/** The words of the quote that a block shows, its runs joined. */
export function quoteIn({ elements }: RichTextBlock): string | undefined {
  const quote = elements.find((element) => element.type === 'rich_text_quote');
  return quote?.elements.map((run) => (run.type === 'text' ? run.text : '')).join('');
}

/** What the buttons of a reply do, and with what. */
export function buttonsOf({ blocks }: Reply): { action: string; value: string }[] {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.flatMap((element) =>
    element.type === 'button' ? [{ action: element.action_id ?? '', value: element.value ?? '' }] : [],
  );
}
