import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Reply } from '#handlers/reply.ts';
import { watchedAck } from './ack-watchdog.ts';
import type { Edge } from './edge.ts';
import { createMemory } from './memory.ts';
import { beginRequest } from './request.ts';
import { readMemory, windowOf } from './windows.ts';

type Submission = SlackViewMiddlewareArgs<ViewSubmitAction>;
type Response = Parameters<Submission['ack']>[0];
type Filled = Submission['view']['state']['values'][string][string];

const SUBMISSIONS_KEPT = 1_000;

/** Takes in forms that were filled in, each once. What came of it is shown in the window itself, for that person alone. */
export function listenForForms(app: App, { house, fill, audienceOf }: Edge): void {
  const replies = createMemory<Promise<Reply>>({ limit: SUBMISSIONS_KEPT, now: () => house.now().epochMilliseconds });

  app.view<ViewSubmitAction>({ type: 'view_submission' }, async ({ ack, body, view }) => {
    const { user, team, trigger_id: req } = body;
    const { log, end } = beginRequest(house.log, { req, team: team?.id ?? '', user: user.id, asked: view.callback_id });
    const acknowledge = watchedAck(ack, log);

    const { value, channel } = readMemory(view.private_metadata);
    const { value: replying } = replies.recall(req, async () => {
      const who = { userId: user.id, channelId: channel };
      const ask = { value, fields: fieldsOf(view.state.values), ...who, ...(await audienceOf(who)) };
      return fill(view.callback_id, ask, house);
    });
    await acknowledge(shown(await replying, channel));
    end('answered');
  });
}

function shown(reply: Reply, channel: string): Response {
  if (reply.as !== 'modal')
    return { response_action: 'update', view: windowOf({ ...reply, as: 'modal', title: 'Pullquote' }, channel) };
  if (reply.faults) return { response_action: 'errors', errors: reply.faults };
  return { response_action: 'update', view: windowOf(reply, channel) };
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
