import fc from 'fast-check';
import type { Article } from '#index/text/article.ts';

// Random archives and searches over so small a vocabulary that words repeat, stand side by side and meet across
// sentences and paragraphs.

// Each line is one word to a reader; a phrase tells the endings apart, but not the accents.
export const WORDS = [['dam', 'dams'], ['clay'], ['lake', 'lakes'], ['mill'], ['renée', 'renee'], ['clerk']];
const PRINTED = WORDS.flat();

type Paragraph = { kind: 'body' | 'caption'; sentences: string[][] };
export type Story = { headline: string[]; outlet: string; published: string | undefined; paragraphs: Paragraph[] };

export type Tree =
  | { kind: 'prefix' | 'on' | 'after' | 'before'; text: string }
  /** Formatted as Slack does, or not. */
  | { kind: 'word'; text: string; mark?: string }
  | { kind: 'outlet'; text: string; colon: string }
  | { kind: 'phrase'; words: string[]; marks: readonly [string, string] }
  | { kind: 'near' | 'pre'; of: [Tree, Tree]; within: number }
  | { kind: 'w/s' | 'w/p'; of: [Tree, Tree] }
  | { kind: 'atleast'; times: number; of: Tree }
  | { kind: 'headline'; of: Tree }
  | { kind: 'not'; of: Tree; sign: string }
  | { kind: 'all' | 'any'; of: Tree[] };

export function aStory(): fc.Arbitrary<Story> {
  const sentence = fc.array(fc.constantFrom(...PRINTED), { minLength: 1, maxLength: 7 });
  return fc.record({
    headline: fc.array(fc.constantFrom(...PRINTED), { minLength: 1, maxLength: 3 }),
    outlet: fc.constantFrom('The Lake Post', 'Hill Courier'),
    published: fc.constantFrom('2026-01-05', '2026-01-20', '2026-02', '2025', undefined),
    paragraphs: fc.array(
      fc.record({
        kind: fc.constantFrom('body' as const, 'body' as const, 'caption' as const),
        sentences: fc.array(sentence, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });
}

const QUOTATION_MARKS = [
  ['“', '”'],
  ['"', '"'],
  ['„', '“'],
  ['»', '«'],
  ['「', '」'],
  ["''", "''"],
] as const;

export function aTree(): fc.Arbitrary<Tree> {
  const word = fc.constantFrom(...PRINTED).map((text) => ({ kind: 'word' as const, text }));
  const marked = fc.record({
    kind: fc.constant('word' as const),
    text: fc.constantFrom(...PRINTED),
    mark: fc.constantFrom('', '*', '_', '**', '`'),
  });
  const phrase = fc.record({
    kind: fc.constant('phrase' as const),
    words: fc.array(fc.constantFrom(...PRINTED), { minLength: 1, maxLength: 3 }),
    marks: fc.constantFrom(...QUOTATION_MARKS),
  });
  const prefix = fc.constantFrom('dam', 'cla', 'ren', 'lake').map((text) => ({ kind: 'prefix' as const, text }));
  const leaf: fc.Arbitrary<Tree> = fc.oneof({ weight: 4, arbitrary: marked }, phrase, prefix);
  const pair = fc.tuple(leaf, leaf);
  const near: fc.Arbitrary<Tree> = fc
    .tuple(fc.constantFrom('near' as const, 'pre' as const), pair, fc.integer({ min: 1, max: 4 }))
    .map(([kind, of, within]) => ({ kind, of, within }));
  const together: fc.Arbitrary<Tree> = fc
    .tuple(fc.constantFrom('w/s' as const, 'w/p' as const), pair)
    .map(([kind, of]) => ({ kind, of }));
  const atleast: fc.Arbitrary<Tree> = fc
    .tuple(fc.integer({ min: 1, max: 4 }), leaf)
    .map(([times, of]) => ({ kind: 'atleast', times, of }));
  const headline: fc.Arbitrary<Tree> = fc.oneof(word, phrase).map((of) => ({ kind: 'headline', of }));
  const outlet: fc.Arbitrary<Tree> = fc.record({
    kind: fc.constant('outlet' as const),
    text: fc.constantFrom('Lake', 'hill courier', 'Courier Hill'),
    colon: fc.constantFrom(':', ': '),
  });
  const dated: fc.Arbitrary<Tree> = fc
    .tuple(
      fc.constantFrom('on' as const, 'after' as const, 'before' as const),
      fc.constantFrom('2026', '2026-01', '2026-01-20', '2026-02-10'),
    )
    .map(([kind, text]) => ({ kind, text }));
  const one = fc.oneof({ weight: 3, arbitrary: leaf }, near, together, atleast, headline, outlet, dated);

  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      one,
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((of): Tree => ({ kind: 'all', of })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((of): Tree => ({ kind: 'any', of })),
      fc.record({ kind: fc.constant('not' as const), of: tie('tree'), sign: fc.constantFrom('-', '--', '—', 'NOT ') }),
    ),
  }));
  return tree;
}

/** The search as somebody would type it, with more parentheses than needed. */
export function printed(tree: Tree): string {
  switch (tree.kind) {
    case 'word':
      return `${tree.mark ?? ''}${tree.text}${tree.mark ?? ''}`;
    case 'prefix':
      return `${tree.text}*`;
    case 'outlet':
      return `${tree.kind}${tree.colon}"${tree.text}"`;
    case 'on':
    case 'after':
    case 'before':
      return `${tree.kind}:"${tree.text}"`;
    case 'phrase':
      return tree.marks.join(tree.words.join(' '));
    case 'near':
    case 'pre':
      return `(${printed(tree.of[0])} ${tree.kind.toUpperCase()}/${tree.within} ${printed(tree.of[1])})`;
    case 'w/s':
    case 'w/p':
      return `(${printed(tree.of[0])} ${tree.kind} ${printed(tree.of[1])})`;
    case 'atleast':
      return `ATLEAST${tree.times} ${printed(tree.of)}`;
    case 'headline':
      return tree.of.kind === 'word' ? `headline:${tree.of.text}` : `headline:${printed(tree.of)}`;
    case 'not':
      return `${tree.sign}(${printed(tree.of)})`;
    case 'all':
      return `(${tree.of.map(printed).join(' ')})`;
    case 'any':
      return `(${tree.of.map(printed).join(' OR ')})`;
  }
}

export function asArticle({ headline, outlet, published, paragraphs }: Story, at: number): Article {
  let text = '';
  const marked = paragraphs.map(({ kind, sentences }, index) => {
    const start = text.length;
    text += sentences.map((words) => `${capital(words.join(' '))}.`).join(' ');
    const paragraph = { number: index + 1, start, end: text.length, kind, rule: 'As the test says.' };
    text += '\n\n';
    return paragraph;
  });
  const id = `story-${at}`;
  const facts = { headline: capital(headline.join(' ')), outlet };
  return {
    id,
    version: '1',
    file: id,
    text,
    paragraphs: marked,
    receipts: {},
    ...facts,
    ...(published && { published: dateOf(published) }),
  };
}

function dateOf(at: string): NonNullable<Article['published']> {
  if (at.length === 4) return { precision: 'year', at };
  return at.length === 7 ? { precision: 'month', at } : { precision: 'day', at };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
