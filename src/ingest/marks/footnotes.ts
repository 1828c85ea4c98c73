import type { BlockContext, LeafBlock, LeafBlockParser, MarkdownConfig } from '@lezer/markdown';

const BEGINS = /^\[\^[^\]\s]{1,40}\]:/u;
const DEFINITION_BEGINS = /^\[[^\]]{1,999}\]:/u;

const footnote: LeafBlockParser = {
  nextLine: (context, { text }, leaf) => DEFINITION_BEGINS.test(text) && finish(context, leaf),
  finish,
};

function finish(context: BlockContext, leaf: LeafBlock): true {
  const { start, content } = leaf;
  const words = context.parser.parseInline(content, start);
  context.addLeafElement(leaf, context.elt('Footnote', start, start + content.length, words));
  return true;
}

/** Footnotes as GitHub has them, `[^1]: …`: each ends where the next begins, or the definition of a link. */
export const FOOTNOTES: MarkdownConfig = {
  defineNodes: [{ name: 'Footnote', block: true }],
  parseBlock: [
    { name: 'Footnote', before: 'LinkReference', leaf: (_, { content }) => (BEGINS.test(content) ? footnote : null) },
  ],
};
