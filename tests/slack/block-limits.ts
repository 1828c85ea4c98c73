import { z } from 'zod';

// Slack refuses what is longer than this, and no emulator checks it. docs.slack.dev/reference/block-kit; the total is
// undocumented: messages of some 13,200 characters are refused (bolt-js#2509), so the design allows 10,000.
const TOTAL = 10_000;
const BLOCKS = 50;

const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });
const id = z.string().min(1).max(255);
const Button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().max(2_000).optional(),
  url: z.url().max(3_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
});

const Style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial();
const Run = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: Style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: z.url(),
    text: z.string().min(1).optional(),
    style: Style.optional(),
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string() }),
]);
const RichText = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(Run).min(1) }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(Run).min(1), border: z.number().optional() }),
  z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(Run).min(1) }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(Run).min(1) })).min(1),
  }),
]);

const block_id = id.optional();
const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150), block_id }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z.strictObject({ type: z.literal('section'), text: z.union([plain(3_000), mrkdwn(3_000)]), block_id }),
  z.strictObject({
    type: z.literal('context'),
    elements: z
      .array(z.union([plain(2_000), mrkdwn(2_000)]))
      .min(1)
      .max(10),
    block_id,
  }),
  z.strictObject({ type: z.literal('actions'), elements: z.array(Button).min(1).max(25), block_id }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(RichText).min(1), block_id }),
]);

const Blocks = z
  .array(Block)
  .max(BLOCKS)
  .refine((blocks) => textOf(blocks).length <= TOTAL, `more than ${TOTAL} characters`)
  .refine((blocks) => blocks.every(hasEachActionOnce), 'the same action twice in one block');

/** A reply Slack would take. Says what is wrong when it would not. */
export const Showable = z.discriminatedUnion('as', [
  z.strictObject({ as: z.enum(['answer', 'post']), text: z.string().min(1).max(4_000), blocks: Blocks }),
  z.strictObject({ as: z.literal('modal'), title: z.string().min(1).max(24), text: z.string().min(1), blocks: Blocks }),
]);

function hasEachActionOnce(block: z.infer<typeof Block>): boolean {
  if (block.type !== 'actions') return true;
  return new Set(block.elements.map(({ action_id }) => action_id)).size === block.elements.length;
}

/** All that a reader sees of these blocks, run together. */
function textOf(blocks: unknown): string {
  return [...JSON.stringify(blocks).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)]
    .map(([, text = '""']) => JSON.parse(text))
    .join('');
}

/** The buttons of a reply, in order. */
export function buttonsOf({ blocks }: { blocks?: unknown }): { action: string; value: string }[] {
  return Blocks.parse(blocks).flatMap((block) =>
    block.type === 'actions' ? block.elements.map(({ action_id, value = '' }) => ({ action: action_id, value })) : [],
  );
}
