import { z } from 'zod';

const Id = z.string().min(1);
const Named = z.object({ id: Id });
const Filled = z.record(z.string(), z.record(z.string(), z.looseObject({})));

const Team = z.object({ id: z.string() }).nullish();

const Command = z.object({
  command: Id,
  text: z.string().optional(),
  team_id: z.string(),
  user_id: Id,
  channel_id: Id,
  trigger_id: Id,
  response_url: z.url().optional(),
});

/** What Slack sends that we know what to do with: of each kind all that we rely on. https://docs.slack.dev/interactivity */
const EXPECTED: Record<string, z.ZodType> = {
  event_callback: z.object({
    team_id: z.string(),
    event_id: Id,
    event: z.looseObject({ type: Id, channel: z.string().optional() }),
  }),
  block_actions: z.object({
    user: Named,
    team: Team,
    channel: Named.optional(),
    container: z.looseObject({}),
    message: z.looseObject({}).optional(),
    actions: z.array(z.looseObject({ type: z.literal('button'), action_id: Id, value: z.string().optional() })).min(1),
    trigger_id: Id,
    response_url: z.url().optional(),
  }),
  view_submission: z.object({
    user: Named,
    team: Team,
    view: z.looseObject({
      callback_id: Id,
      private_metadata: z.string(),
      state: z.looseObject({ values: Filled }),
    }),
    trigger_id: Id,
  }),
  message_action: z.object({
    callback_id: Id,
    user: Named,
    team: Team,
    channel: Named,
    message: z.looseObject({}),
    trigger_id: Id,
    response_url: z.url().optional(),
  }),
};

/** Whether a payload has what we rely on. */
export function isExpected(body: unknown): body is Record<string, unknown> {
  const { type, command } = About.safeParse(body).data ?? {};
  const expected = command === undefined ? EXPECTED[type ?? ''] : Command;
  return expected?.safeParse(body).success === true;
}

const About = z.object({
  type: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  event: z.object({ type: z.string() }).optional().catch(undefined),
});

const KIND = /^[a-z_.]{1,40}$/;

/** What kind of payload it says it is, in Slack's words for kinds and nothing else that stands in it. */
export function kindOfPayload(body: unknown): string {
  const { type, command, event } = About.safeParse(body).data ?? {};
  const words = [command === undefined ? (type ?? '') : 'command', ...(event ? [event.type] : [])];
  return words.every((word) => KIND.test(word)) ? words.join(' ') : 'unknown';
}
