import { pickOpening } from '#index/search/snippet.ts';
import type { Article } from '#index/text/article.ts';
import type { Desk } from '#src/desk.ts';
import { withinRights } from './allowance.ts';
import type { Quote } from './citation.ts';
import { quoteOf } from './quote-stories.ts';

const LINK = /^(?:https?:\/\/\S+|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/\S*)$/iu;
// What stands around a link that was copied with its sentence.
const AROUND = /^[<("“‘'\s]+|(?<![>)"”’'\s.,;!?])[>)"”’'\s.,;!?]+$/g;

/** Whether `typed` is a link and nothing else. */
export function isLink(typed: string): boolean {
  return addressIn(typed) !== undefined;
}

/** How the stories begin whose own link was typed, however it was copied: with `www.` or not, with what tracks a reader. */
export async function findLinked(typed: string, desk: Desk): Promise<Quote[]> {
  const address = addressIn(typed);
  if (address === undefined) return [];
  const quotes: Quote[] = [];
  for await (const page of desk.archive.pages()) {
    for (const { id } of page.filter((article) => isAt(article, address))) {
      const found = await desk.archive.find(id);
      const opening = found && pickOpening(found);
      if (opening) quotes.push(quoteOf(found, opening, desk));
    }
  }
  return withinRights(quotes);
}

function addressIn(typed: string): URL | undefined {
  const link = typed.replace(AROUND, '');
  return LINK.test(link) ? readAddress(link) : undefined;
}

function readAddress(link: string): URL | undefined {
  return URL.parse(/^https?:/i.test(link) ? link : `https://${link}`) ?? undefined;
}

/** The same page of the same site; of its query what the story's own link has, whatever else was added. */
function isAt({ url }: Article, address: URL): boolean {
  const own = url === undefined ? undefined : readAddress(url);
  if (!own || pageOf(own) !== pageOf(address)) return false;
  return own.searchParams.entries().every(([name, value]) => address.searchParams.getAll(name).includes(value));
}

function pageOf({ hostname, port, pathname }: URL): string {
  const site = hostname.replace(/^(?:www|m|amp)\./, '');
  return `${site}:${port}${pathname.replace(/\/(?:amp\/?|index\.html?)?$/, '')}`;
}
