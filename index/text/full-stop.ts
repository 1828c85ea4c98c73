/** A sentence of ours with a full stop at its end, unless what it ends with, such as a headline, has brought its own mark. */
export function withFullStop(sentence: string): string {
  return /(?:[.?!]["'”’»)]*|…)$/u.test(sentence) ? sentence : `${sentence}.`;
}
