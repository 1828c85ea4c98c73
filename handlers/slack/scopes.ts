/** What the app must be allowed: its manifest asks for exactly this, and start() warns when Slack granted less. */
export const scopes = ['app_mentions:read', 'chat:write', 'commands', 'im:history'] as const;
