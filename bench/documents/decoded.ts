/** A file's text, and for each of its UTF-16 code units the byte where its character begins; at the end, the length. */
export type Decoded = { text: string; at: readonly number[] };

/** UTF-8 that was taken for windows-1252 and encoded once more. */
const TWICE = 'utf-8-twice';

/** Decodes byte by byte, so that every mark on the text can be told as bytes of the file, whatever its encoding. */
export function decodeWithOffsets(bytes: Uint8Array, charset: string): Decoded {
  const decoder = new TextDecoder(charset === TWICE ? 'utf-8' : charset, { ignoreBOM: true });
  const at: number[] = [];
  let text = '';
  let begun = 0;
  for (const index of bytes.keys()) {
    const decoded = decoder.decode(bytes.subarray(index, index + 1), { stream: true });
    if (decoded === '') continue;
    at.push(...Array.from({ length: decoded.length }, () => begun));
    text += decoded;
    begun = index + 1;
  }
  return { text, at: [...at, bytes.length] };
}

/** A stretch of bytes as a person would read it: decoded, without tags and link addresses, entities resolved. */
export function plainText(bytes: Uint8Array, { charset, markup }: { charset: string; markup: string }): string {
  const text = charset === TWICE ? onceDecoded(bytes) : new TextDecoder(charset).decode(bytes);
  if (markup === 'none') return text;
  const unlinked =
    markup === 'markdown' ? text.replace(/!\[.*?\]\(.*?\)/gu, '').replace(/\[(.*?)\]\(.*?\)/gsu, '$1') : text;
  return withoutTags(unlinked);
}

function withoutTags(html: string): string {
  return html
    .replace(/<!--.*?-->/gsu, '')
    .replace(/<\/?(?:p|div|br|h\d|li|ul|ol|figure|blockquote)\b[^>]*>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:#(\d+)|(\w+));/gu, (entity, code, name) =>
      code ? String.fromCodePoint(Number(code)) : named(name, entity),
    );
}

function named(name: string, otherwise: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
  return entities[name] ?? otherwise;
}

function onceDecoded(bytes: Uint8Array): string {
  const inner = [...new TextDecoder().decode(bytes)].map((character) => BYTE_OF.get(character) ?? 0x3f);
  return new TextDecoder().decode(Uint8Array.from(inner));
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const BYTE_OF = new Map(
  [...new TextDecoder('windows-1252').decode(ALL_BYTES)].map((character, byte) => [character, byte]),
);
