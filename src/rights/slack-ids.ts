/** What Slack's ids tell by their first letter. Nothing else of an id means anything. */

/** Whether an id is a person's. What is posted to one stands in the conversation between the two of us. */
export function isPerson(id: string): boolean {
  return /^[UW]/.test(id);
}

/** Whether an id, as an operator writes it down, is a person's from end to end. */
export function isWholePersonId(id: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(id);
}

/** Whether an id is that of the conversation between a person and the bot. */
export function isConversation(id: string): boolean {
  return id.startsWith('D');
}

/** Whether nobody reads what is posted under an id but one person. */
export function isPrivate(id: string): boolean {
  return isPerson(id) || isConversation(id);
}

/** Whether an id is one that Slack can show as a channel's name. Old private channels have `G`, and cannot be shown so. */
export function isChannel(id: string): boolean {
  return id.startsWith('C');
}
