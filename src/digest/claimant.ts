import type { Range } from '#index/text/article.ts';

const SAYS =
  '(?:said|says|say|estimated?s?|estimates|puts?|claims?|claimed|reported|announced|counts?|finds?|found|told)';
const WHO = String.raw`(?:[Tt]he |[Aa]n? )?(?:\p{L}[\p{L}.’'-]*\s){0,7}?\p{L}[\p{L}’'-]*`;

/** Who says what a sentence says, in every way in which that is beyond doubt. */
const CLAIMS: readonly RegExp[] = [
  new RegExp(String.raw`\b[Aa]ccording to (?<who>${WHO})(?=[,.;]|$)`, 'u'),
  new RegExp(`[,”"] (?<who>${WHO}) ${SAYS}(?=[,.]| (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)`, 'u'),
  new RegExp(String.raw`^(?<who>${WHO}) ${SAYS} (?:that|there|about|some|more|at|nearly|\p{Nd})`, 'u'),
];

/** Who claims a figure, as its sentence prints it; nothing where it does not say. */
export function findClaimant(text: string, { start, end }: Range): string | undefined {
  const sentence = text.slice(start, end);
  for (const claim of CLAIMS) {
    const who = claim.exec(sentence)?.groups?.who;
    if (who !== undefined) return who;
  }
  return undefined;
}
