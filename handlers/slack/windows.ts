import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Modal, Reply } from '#handlers/reply.ts';
import type { Log } from '#src/log.ts';
import { reasonOf } from './sending.ts';

/** What a form remembers while somebody fills it in: what it is about, and the channel it was opened in. */
const FormMemory = z.strictObject({ value: z.string(), channel: z.string() });
type FormMemory = z.infer<typeof FormMemory>;

/** A window as Slack takes it. It has no buttons but its form's: a press in a window does not say for which channel. */
export function windowOf({ title, blocks, form }: Modal, channel: string): ModalView {
  const words = blocks.filter(({ type }) => type !== 'actions');
  const window = { type: 'modal', title: plain(title), close: plain('Close'), blocks: words } as const;
  if (!form) return window;
  const memory: FormMemory = { value: form.value, channel };
  return {
    ...window,
    close: plain('Cancel'),
    submit: plain(form.label),
    callback_id: form.action,
    private_metadata: JSON.stringify(memory),
  };
}

/** What a form has remembered; nothing of a window that is not ours. */
export function readMemory(metadata: string): FormMemory | undefined {
  try {
    return FormMemory.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

/** Opens a window in front of whoever pulled the trigger. False when Slack would not: a trigger lives for three seconds. */
export async function isOpened(
  modal: Modal,
  at: { trigger: string; channel: string },
  { slack, log }: { slack: WebClient; log: Log },
): Promise<boolean> {
  try {
    await slack.views.open({ trigger_id: at.trigger, view: windowOf(modal, at.channel) });
    return true;
  } catch (err) {
    log.warn({ reason: reasonOf(err) }, 'window refused');
    return false;
  }
}

/** The same reply where no window can open: what it would have shown is said. */
export function inWords(reply: Reply): Exclude<Reply, Modal> {
  if (reply.as !== 'modal') return reply;
  return { as: 'answer', text: reply.text, blocks: reply.instead ?? reply.blocks };
}

function plain(text: string): { type: 'plain_text'; text: string } {
  return { type: 'plain_text', text };
}
