// The zeros of Arabic, Persian, Devanagari and Bengali, and those as wide as an ideograph.
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
const FOREIGN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g;

/** A text with the digits of other scripts written as 0 to 9. Nothing moves: each is one code unit before and after. */
export function plainDigits(text: string): string {
  return text.replace(FOREIGN_DIGIT, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.findLast((first) => first <= code) ?? code;
    return String(code - zero);
  });
}

/**
 * A line as its dates are read, in plain digits. Scrapers join what stood in two boxes: “01/26/2026January 26, 2026”,
 * “6. Mai 20266. Mai 2026”, “9:14 PMMay 6”; here such neighbours stand apart.
 */
export function setApart(line: string): string {
  return plainDigits(line)
    .replace(/(?<=\d)(?=\p{Lu}\p{Ll})/gu, ' ')
    .replace(/(?<=(?<!\d)(?:19|20)\d{2})(?=\d{1,2}[./ ])/gu, ' ')
    .replace(/(?<=\d ?[AP]M)(?=\p{Lu}{3})/gu, ' ');
}
