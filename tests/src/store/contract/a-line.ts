import type { AuditLine } from '#src/store/records.ts';

export function line(action: string, atMs = 10): AuditLine {
  return { atMs, userId: 'U1', action, subject: 'C1' };
}
