import { isShort, plainLine } from '#src/ingest/marking/wording.ts';

/** What a wire tells its desks to do with a story; for an embargo, until when, in its own words. */
export type WireOrder = { does: 'kill' | 'hold' } | { does: 'embargo'; until: string };

const TO =
  '^\\W*(?:(?:AP|AFP|UPI|PA|REUTERS|URGENT|BULLETIN|FLASH|ATTENTION|ATTN|EDITORS?|EDS|DESKS?|MANDATORY|ADVISORY|PLEASE|STORY|STRICTLY|STRICT|NOTE|NEWS|ALL)\\b\\W*)*';
const ENDS = '(?=\\W*$| ?[:.!-]| (?:NOTICE|ADVISORY|STORY|THE|THIS|BC-|MANDATORY|FOR)\\b)';

// In capitals, as wires write to desks: a film called “Kill” and a bill to kill a bill are news.
const KILL = [
  new RegExp(`${TO}(?:KILL|(?<=STORY )KILLED)\\b${ENDS}`, 'u'),
  /^\^?(?:BC|AP|US|UPI|AFP)-[^,.]{0,80}-kill\b/iu,
  /^this (?:story|article|report) (?:has been|was|is) (?:withdrawn|retracted|killed)\b/iu,
];
const HOLD = [
  new RegExp(`${TO}(?:WITHHOLD(?:ING)?|HOLD)\\b${ENDS}`, 'u'),
  /^\W*(?:hold for release|not for publication|do not publish)\b(?!,? (?:say|said|told))/iu,
];
const EMBARGO = [
  new RegExp(`${TO}(?:UNDER )?EMBARGO(?:ED)?\\b ?(?:-|:|(?=\\W*$)|(?=\\d))(?<until>.*)$`, 'u'),
  /^\W*(?:strictly |under (?:strict )?)?embargo(?:ed)?(?: for (?:release|publication))?(?: until| till| to| before| at|:|$)(?<until>.*)$/iu,
  /^\W*not for (?:release|publication|broadcast|use) (?:before|until)\b(?<until>.*)$/iu,
  /^\W*for release (?:at|after|on)\b(?<until>.*)$/iu,
];

const LONGEST = 30;

/** A line read as a wire's order; undefined when it is none. */
export function readOrder(text: string): WireOrder | undefined {
  if (!isShort(text, LONGEST)) return undefined;

  const line = plainLine(text);
  const embargo = EMBARGO.map((sign) => sign.exec(line)).find((match) => match !== null);
  if (embargo) return { does: 'embargo', until: withoutLead(embargo.groups?.until ?? '') };
  if (KILL.some((sign) => sign.test(line))) return { does: 'kill' };
  return HOLD.some((sign) => sign.test(line)) ? { does: 'hold' } : undefined;
}

function withoutLead(until: string): string {
  return until
    .replace(/^[\s:,-]*(?:(?:for (?:release|publication)|until|till|to|at|on|before|after)\b[\s:,]*)*/iu, '')
    .replace(/[\s.*!]+$/u, '');
}
