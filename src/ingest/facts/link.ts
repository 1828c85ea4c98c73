// Slack takes 3,000 characters of a link; percent signs may make one grow.
const LONGEST = 2000;

/**
 * A story's link as it is stored and shown: as browsers write it, with letters of any alphabet in its host in ASCII
 * (`xn--…`), so that one name cannot pass for another. Or what is wrong with it, to follow its name in a sentence.
 */
export function readLink(written: string): { href: string } | { problem: string } {
  const url = /^https?:\/\/[^/\\]/i.test(written) ? URL.parse(written) : null;
  if (!url) return { problem: 'is not a web address that begins with http:// or https://' };
  if (url.username !== '' || url.password !== '')
    return { problem: 'has a name or password in it, which every reader would see: leave it out' };
  if (url.href.length > LONGEST) return { problem: 'is longer than 2,000 characters' };
  return { href: url.href };
}
