import type { Finding } from './finding.ts';

/** The short form of every bench that has a bar to keep. Each is loaded by the process that measures it, and no other. */
export const SHORT_FORMS: Record<string, () => Promise<readonly Finding[]>> = {
  quotations: async () => (await import('../quotations.ts')).inShort(),
  verify: async () => (await import('../verify.ts')).inShort(),
  boilerplate: async () => (await import('../boilerplate.ts')).inShort(),
  'reading pages': async () => (await import('../reading-pages.ts')).inShort(),
  documents: async () => (await import('../documents.ts')).inShort(),
  reading: async () => (await import('../reading.ts')).inShort(),
  quality: async () => (await import('../quality.ts')).inShort(),
  snippets: async () => (await import('../snippets.ts')).inShort(),
  speed: async () => (await import('../speed.ts')).inShort(),
  'round trip': async () => (await import('../round-trip.ts')).inShort(),
  follows: async () => (await import('../follows.ts')).inShort(),
  digest: async () => (await import('../digest.ts')).inShort(),
  crash: async () => (await import('../crash.ts')).inShort(),
};
