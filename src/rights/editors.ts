import type { Readers } from './readers.ts';
import { isConversation, isPrivate } from './slack-ids.ts';

/** Who may change what others see: the editors by name, and whether the members of a channel may for their own channel. */
export type Editors = { ids: ReadonlySet<string>; mayMembers: boolean };

/** Somebody who wants to change something, and from where. */
type Asker = Pick<Readers, 'isOutsider' | 'isMemberOf'> & { userId: string; channelId: string };

/** `U1, U2` names editors; `members` among them lets the members of a channel decide for it; nobody named is the same. */
export function readEditors(names: readonly string[]): Editors {
  const ids = new Set(names.filter((name) => name !== MEMBERS));
  return { ids, mayMembers: ids.size === 0 || names.includes(MEMBERS) };
}

export const MEMBERS = 'members';

const ONLY_THEIRS = 'Only whoever gets those posts may change that.';

/** Why somebody may not change what a channel, or a person, gets, in words for the asker; undefined when they may. */
export async function whyNotInChannel(
  { userId, channelId, isOutsider }: Asker,
  { ids, mayMembers }: Editors,
): Promise<string | undefined> {
  if (isConversation(channelId) || channelId === userId || ids.has(userId)) return undefined;
  if (isPrivate(channelId)) return ONLY_THEIRS;
  if (await isOutsider?.())
    return 'Only members of the newsroom may change what this channel gets. You can ask one of them.';
  return mayMembers ? undefined : 'Only an editor may change what this channel gets. You can ask one of them.';
}

/** The same of a place that somebody may not be asking from: for another channel only its members decide, and editors. */
export async function whyNotElsewhere(place: string, asker: Asker, editors: Editors): Promise<string | undefined> {
  const { userId, channelId, isMemberOf } = asker;
  const why = await whyNotInChannel({ ...asker, channelId: place }, editors);
  if (why !== undefined || [channelId, userId].includes(place) || editors.ids.has(userId)) return why;
  if (await isMemberOf?.(place)) return undefined;
  return 'That is posted in another channel, and only its members may change it: ask for it there.';
}

/** Why somebody may not change what every reader sees; undefined when they may. */
export function whyNotEverywhere({ userId }: Pick<Asker, 'userId'>, { ids }: Editors): string | undefined {
  if (ids.has(userId)) return undefined;
  if (ids.size === 0)
    return 'Only an editor may do that, and none is named: whoever runs the bot can, in PULLQUOTE_EDITORS.';
  return 'Only an editor may do that.';
}

/** Why somebody may not decide that a post is sent again: editors do, or, where none is named, anybody of the newsroom. */
export async function whyNotResend(asker: Asker, editors: Editors): Promise<string | undefined> {
  if (editors.ids.size > 0) return whyNotEverywhere(asker, editors);
  return (await asker.isOutsider?.()) ? 'Only members of the newsroom may do that.' : undefined;
}
