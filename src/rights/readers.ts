/** Who can read what is said somewhere: unset where only the newsroom can; and a way to find out about who asks. */
export type Readers = {
  /** Set where a guest or another organisation can read it. */
  audience?: 'outside';
  /** Finds out whether the asker is a guest or of another organisation: only who would change something needs to know. */
  isOutsider?: () => Promise<boolean>;
};

/** Finds out who can read what is said to somebody in a channel. Without a user: what is posted to the channel. */
export type AudienceOf = (who: { userId?: string; channelId: string }) => Promise<Readers>;
