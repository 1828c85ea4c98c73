import type { About } from '#src/store/about.ts';

/** Something that a planned post of each kind is about. */
export const ABOUT: { [Kind in About['kind']]: About & { kind: Kind } } = {
  digest: { kind: 'digest', about: { date: '2026-01-27' } },
  alert: { kind: 'alert', about: { of: 'story', articleId: 'a1', version: 'v1', nth: 1 } },
  correction: { kind: 'correction', about: { ts: '1.0', because: 'a1|v2' } },
  notice: { kind: 'notice', about: { of: 'unknown', key: 'f1|a1|v1' } },
};
