import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { mayChange } from '#handlers/doors/may-change.ts';
import type { Reply } from '#handlers/reply.ts';
import { remark } from '#handlers/views/remark.ts';
import { inTime } from '#src/in-time.ts';
import { watchedAck } from './ack-watchdog.ts';
import type { Edge } from './edge.ts';
import { createMemory } from './memory.ts';
import type { Received } from './reception.ts';
import { beginRequest } from './request.ts';
import { tell } from './sending.ts';
import { inWords, readMemory, windowOf } from './windows.ts';

type Submission = SlackViewMiddlewareArgs<ViewSubmitAction>;
type Response = Parameters<Submission['ack']>[0];
type Filled = Submission['view']['state']['values'][string][string];
/** A form as it was sent: what it remembers, and what stands in it. */
type Sent = {
  name: string;
  user: string;
  form: string;
  value: string;
  channel: string;
  fields: Record<string, string>;
};

const SUBMISSIONS_KEPT = 1_000;

const LATER = 'That takes a moment longer. I will tell you where you opened this window.';

/** Takes in forms that were filled in, each once. What came of it is shown in the window itself, for that person alone. */
export function listenForForms(app: App, { house, fill, slack, receive, readyWithinMs }: Edge): void {
  const known = createMemory<Promise<Received>>({ limit: SUBMISSIONS_KEPT, now: () => house.now().epochMilliseconds });

  app.view<ViewSubmitAction>({ type: 'view_submission' }, async ({ ack, body, view }) => {
    const memory = readMemory(view.private_metadata);
    if (!memory) return;
    const { value, channel } = memory;
    const { user, team, trigger_id: name } = body;
    const about = { req: name, team: team?.id ?? '', user: user.id, asked: view.callback_id };
    const { log, end } = beginRequest(house.log, about);
    const acknowledge = watchedAck(ack, { log, measures: house.measures });

    const sent = { name, user: user.id, form: view.callback_id, value, channel, fields: fieldsOf(view.state.values) };
    const { value: receiving, isNew } = known.recall(name, () => receiveForm(sent));
    const received = await inTime(receiving, readyWithinMs);
    await acknowledge(received ? outcomeIn(received, sent) : windowSaying(remark(LATER), channel));

    if (!isNew) return end('repeated');
    const { as, ...given } = await receiving;
    if (!received && 'reply' in given) await tell({ user: user.id, channel }, inWords(given.reply), { slack, log });
    end(as);
  });

  function receiveForm({ name, user, form, value, channel, fields }: Sent): Promise<Received> {
    const visit = { name, userId: user, channelId: channel, mayChange: mayChange.filled(form) };
    return receive(visit, (caller) => fill(form, { value, fields, ...caller }, house));
  }
}

function outcomeIn(received: Received, { channel, fields }: Sent): Response {
  if (received.as === 'repeated') return undefined;
  const { as, reply } = received;
  const [first] = Object.keys(fields);
  // What was filled in stays there, to be sent once more.
  if (as !== 'answered' && first !== undefined) return { response_action: 'errors', errors: { [first]: reply.text } };
  if (reply.as !== 'modal') return windowSaying(reply, channel);
  if (reply.faults) return { response_action: 'errors', errors: reply.faults };
  return { response_action: 'update', view: windowOf(reply, channel) };
}

function windowSaying(reply: Reply, channel: string): Response {
  return { response_action: 'update', view: windowOf({ ...reply, as: 'modal', title: 'Pullquote' }, channel) };
}

/** What stands in a form: each block holds one field, which has the block's name. */
function fieldsOf(values: Submission['view']['state']['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, inputs]) => [name, Object.values(inputs).map(filledIn).join(',')]),
  );
}

function filledIn({ value, selected_time: time, selected_option: option, selected_options: options }: Filled): string {
  return value ?? time ?? option?.value ?? options?.map((one) => one.value).join(',') ?? '';
}
