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
  // Slack takes 2,000 on a button, but 150 in a menu, where any of these may stand one day.
  value: z.string().max(150).optional(),
  url: z.url().max(3_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
});
const WithButtons = z.object({ elements: z.array(Button) });

// For an option's value Slack's own sources say 150 or 3,000 characters.
const Option = z.strictObject({ text: plain(75), value: z.string().min(1).max(150) });
const options = z.array(Option).min(1).max(10);
const Field = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      action_id: id,
      initial_value: z.string().min(1).optional(),
      max_length: z.int().min(1).max(3_000),
    })
    .refine(({ initial_value = '', max_length }) => initial_value.length <= max_length, 'filled in with too much'),
  z.strictObject({
    type: z.literal('timepicker'),
    action_id: id,
    initial_time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  }),
  z
    .strictObject({ type: z.literal('checkboxes'), action_id: id, options, initial_options: options.optional() })
    .refine(({ options, initial_options = [] }) => initial_options.every((one) => isAmong(one, options)), 'no option'),
  z
    .strictObject({ type: z.literal('radio_buttons'), action_id: id, options, initial_option: Option })
    .refine(({ options, initial_option }) => isAmong(initial_option, options), 'no option'),
]);

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
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().regex(/^C/) }),
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

const Input = z.strictObject({
  type: z.literal('input'),
  block_id: id,
  label: plain(2_000),
  element: Field,
  hint: plain(2_000).optional(),
  optional: z.boolean().optional(),
});

const blocksOf = <Allowed extends z.ZodType<{ type: string; block_id?: string | undefined }>>(allowed: Allowed) =>
  z
    .array(allowed)
    .max(BLOCKS)
    .refine((blocks) => textOf(blocks).length <= TOTAL, `more than ${TOTAL} characters`)
    .refine((blocks) => isEachOnce(blocks.flatMap(({ block_id }) => block_id ?? [])), 'the same block id twice')
    .refine((blocks) => blocks.every(hasEachActionOnce), 'the same action twice in one block');

const Blocks = blocksOf(Block);
const WindowBlocks = blocksOf(z.discriminatedUnion('type', [...Block.options, Input]));

/** A message as Slack would take it. */
export const ShowableMessage = z.strictObject({ text: z.string().min(1).max(4_000), blocks: Blocks });

/** A reply Slack would take. Says what is wrong when it would not. */
export const Showable = z.discriminatedUnion('as', [
  ShowableMessage.extend({ as: z.enum(['answer', 'alone', 'post']) }),
  z.strictObject({
    as: z.literal('modal'),
    title: z.string().min(1).max(24),
    text: z.string().min(1),
    blocks: WindowBlocks,
    instead: Blocks.optional(),
    // With the channel's name around it, the value is a window's private metadata of 3,000 characters at most.
    form: z.strictObject({ label: z.string().min(1).max(24), action: id, value: z.string().max(2_900) }).optional(),
    faults: z.record(id, z.string().min(1)).optional(),
  }),
]);

function hasEachActionOnce(block: unknown): boolean {
  const { data } = WithButtons.safeParse(block);
  return isEachOnce(data?.elements.map(({ action_id }) => action_id) ?? []);
}

function isEachOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

function isAmong(wanted: z.infer<typeof Option>, options: readonly z.infer<typeof Option>[]): boolean {
  return options.some(({ text, value }) => value === wanted.value && text.text === wanted.text.text);
}

/** All that a reader sees of these blocks, run together. */
function textOf(blocks: unknown): string {
  return [...JSON.stringify(blocks).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)]
    .map(([, text = '""']) => JSON.parse(text))
    .join('');
}

/** The buttons of a reply, in order. */
export function buttonsOf({ blocks }: { blocks?: unknown }): { action: string; value: string }[] {
  return WindowBlocks.parse(blocks).flatMap((block) =>
    block.type === 'actions' ? block.elements.map(({ action_id, value = '' }) => ({ action: action_id, value })) : [],
  );
}
