/** What the app must be allowed: its manifest asks for exactly this, and start() warns when Slack granted less. */
export const scopes = ['app_mentions:read', 'chat:write', 'commands', 'im:history'] as const;

/**
 * What an administrator may refuse, and what is lost then: a digest that Slack did not confirm cannot be looked for
 * (`…:history`, `im:write`), internal articles are kept from direct messages (`im:write`) and from every channel and person
 * (`…:read`), and a guest may set what a member may (`users:read`).
 */
export const optionalScopes = [
  'channels:history',
  'channels:read',
  'groups:history',
  'groups:read',
  'im:write',
  'users:read',
] as const;
