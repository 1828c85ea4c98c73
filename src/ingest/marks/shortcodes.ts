import { replaceAll, type TracedText } from '#src/ingest/source/traced-text.ts';

// What WordPress puts in the place of a shortcode; a caption is the only one that has words of a reader's.
const CAPTION = /\[(?<close>\/?)(?:wp_)?caption(?:\s[^[\]\n]{0,1000})?\]/giu;
const MEDIA =
  /\[embed(?:\s[^[\]\n]{0,500})?\][^\s[\]]{0,2000}\[\/embed\]|\[(?:gallery|playlist)(?:\s[^[\]\n]{0,2000})?\]|\[(?:audio|video|embed)\s[^[\]\n=]{0,40}=[^[\]\n]{0,2000}\]|\[\/(?:audio|video|embed)\]/giu;
// Any other, by its attributes or its end: `[pullquote align="left"]…[/pullquote]`.
const WITH_ATTRIBUTES =
  /\[\/?[a-z][\w-]{1,40}(?:\s+[\w-]{1,40}=(?:"[^"[\]\n]{0,500}"|'[^'[\]\n]{0,500}')){1,20}\s{0,9}\/?\]/giu;
const END = /\[\/[a-z][\w-]{1,40}\]/giu;

/** A text without WordPress's shortcodes; a caption as HTML has it. */
export function withoutShortcodes(traced: TracedText): TracedText {
  if (!traced.text.includes('[')) return traced;
  const isCaptioned = /\[\/(?:wp_)?caption\]/iu.test(traced.text);
  const captioned = isCaptioned
    ? replaceAll(traced, CAPTION, ({ groups }) => (groups?.close ? '</figcaption>' : '<figcaption>'))
    : traced;
  const ends = new Set(captioned.text.match(WITH_ATTRIBUTES)?.map((code) => /[\w-]+/u.exec(code)?.[0].toLowerCase()));
  const bare = replaceAll(
    replaceAll(captioned, MEDIA, () => ''),
    WITH_ATTRIBUTES,
    () => '',
  );
  return replaceAll(bare, END, ([code]) => (ends.has(code.slice(2, -1).toLowerCase()) ? '' : code));
}
