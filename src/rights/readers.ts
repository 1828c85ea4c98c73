/** Who can read what is said somewhere: unset where only the newsroom can; and ways to find out about who asks. */
export type Readers = {
  /** Set where a guest or another organisation can read it, and where nobody knows who can. */
  audience?: 'outside';
  /** Finds out whether the asker is a guest or of another organisation: only who would change something needs to know. */
  isOutsider?: () => Promise<boolean>;
  /** Finds out whether the asker is known to be a member of a channel, wherever they ask. */
  isMemberOf?: (channelId: string) => Promise<boolean>;
};

/** Where something is said, and to whom. Without a user: what is posted to the channel. */
export type Where = { channelId: string; userId?: string };

/**
 * Finds out who can read what is said somewhere. `isOurs`: Slack has delivered it as a message between the two of us.
 */
export type AudienceOf = (place: Where & { isOurs?: boolean }) => Promise<Readers>;
