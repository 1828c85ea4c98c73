import { readByline } from '#src/ingest/facts/byline.ts';
import { phrasesOf } from '#src/ingest/languages/languages.ts';
import type { LineRule } from './line-rule.ts';
import { areNames } from './wording.ts';

const CREW =
  /^(?:(?:additional|further|with|with additional) )?(?:reporting|editing|writing|research|graphics|production|photography|photos|translation|video|story|podcast)(?: and (?:writing|editing|reporting|research))?(?: (?:produced|edited|written|shot))? by /iu;
const CREW_DONE = /^(?:translated|written|compiled|edited|produced|reported|(?:co-)?authored) by /iu;

/** The newsroom speaking of itself: who wrote, where it appeared, what it asks of readers, whose property it is. */
export const DESK_RULES: readonly LineRule[] = [
  {
    kind: 'boilerplate',
    rule: 'A byline: it names the writer.',
    words: 24,
    signs: true,
    says: [(line) => readByline(line) !== undefined, /^by:?$/iu],
  },
  {
    kind: 'boilerplate',
    rule: 'A copyright line.',
    words: 90,
    tells: true,
    says: [
      /^(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|by (?-i:\p{Lu})))/iu,
      new RegExp(phrasesOf('copyright'), 'iu'),
      /\bcopyright ©|\ball rights reserved\b(?! (?:for|to|by)\b)/iu,
      /\bmay not be (?:published|reproduced|republished|copied|distributed)\b.{0,80}\b(?:broadcast|rewritten|redistributed|permission|consent)\b/iu,
      /^(?:(?:re)?printed|(?:re)?published) (?:(?:with|by) (?:the )?permission|courtesy of)\b/iu,
      /^accuracy and availability of\b.{0,40}\btranscripts?\b|^materials provided by\b/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'Says who else worked on the story.',
    words: 70,
    tells: true,
    says: [
      isCrew,
      /^\(?(?:with )?(?:agency |additional )?inputs from\b/iu,
      /^(?:published|edited|written|reported|curated|posted|compiled) by ?:/iu,
      /\b(?:writers?|journalists?|reporters?|correspondents?|staff|digital's) (?:(?:in|for|at|and) )?(?-i:\p{Lu}).{0,200}\bcontributed(?: from \p{Lu}.{0,60})?\.?$/iu,
      /^this (?:story|article|report) includes reporting (?:by|from)\b|^about the authors?\b.{0,40}$/iu,
      /\bcontributed (?:reporting|research)\b/iu,
      /\bcontributed to this (?:report|story|article|piece|post|dispatch)\b(?!')/iu,
      /^contribut(?:ing|ors?|ed)(?: by)? ?: ?(?-i:\p{Lu})/iu,
      /^with (?:files|reports|reporting|additional reporting) (?:from|by)\b/iu,
      /^h\/?t:? /iu,
      new RegExp(`^[（(【[]?${phrasesOf('crew')} ?[:：](?=.{1,60}$)(?!.*[.!?。！？]$)`, 'iu'),
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'Says where the story appeared, or that it changes.',
    words: 60,
    tells: true,
    says: [
      /^this (?:story|article|piece|column|op-ed|essay|interview|transcript|report|post)\b.{0,30} (?:first|originally|previously) (?:appeared|ran|aired|posted|published)\b/iu,
      /^this (?:story|article|piece|column|op-ed|essay|transcript) (?:was|is|has been) (?:also |first |originally |previously )?(?:published|posted|syndicated|produced|republished|adapted|excerpted|translated|generated)\b/iu,
      /^(?:note: )?this (?:story|article|piece|column|report|post|page|list)\b.{0,20} (?:has been|was|is being|will be) (?:\p{L}+ )?updated\b(?! in \d)/iu,
      /^\(?this (?:story|article|report|copy) (?:has|was) not (?:been )?edited by\b/iu,
      /^updated (?:to (?:include|add|reflect)|with)\b/iu,
      /^originally (?:published|appeared|posted)\b|^(?:re)?published from\b/iu,
      /^read the original\b|^\(?except for the headline, this\b|^update\b.{0,60}: this (?:story|article)\b.{0,40}\bupdated\b/iu,
      /^this is a (?:developing|breaking)(?: news)? (?:story|report|news)\b|^this (?:story|news) is (?:developing|breaking)\b/iu,
      /^this is (?:a preview|an excerpt|an updated version|the \p{L}+ installment) (?:of|from)\b|^this is part \p{L}+ (?:of|in) .{0,40}\bseries\b/iu,
      /^(?:please )?check back (?:here |often |later |soon )*(?:for|as|later|soon)\b|^(?:more to come|developing(?: story)?)[.…]*$/iu,
      /^a version of this (?:article|story|column) (?:appears|appeared|ran)\b|^appeared in the\b.{0,40}\bprint edition\b/iu,
      /^heard on .{3,40}$|^(?:news provided by|for immediate release)$/iu,
      /^SOURCE:? \p{Lu}.{2,60}$/u,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'Of a wire: its slug, or the words of its last part that this one goes on from.',
    words: 20,
    says: [/^x ?x ?x\b/iu, /^(?:BC|AM|PM)-\p{Lu}[\p{L}\p{N}-]{2,40}(?:[ ,][^.!?]{0,60})?$/u],
  },
  {
    kind: 'boilerplate',
    rule: 'A note from the desk, not reporting.',
    words: 130,
    tells: true,
    says: [
      /^(?:\p{L}+ )?editor'?s'? note\b/iu,
      /^(?:a )?note (?:to|for) (?:our |the )?(?:readers?|editors?)\b/iu,
      /^(?:correction|clarification|update) appended\b|^eds?:|^(?:full )?(?:disclosure|disclaimer) ?:|^trigger warning\b/iu,
      /^(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed (?:here|above|herein|are|do|in th(?:is|ese) (?:article|column|piece|commentar|op-ed|opinion)|by (?:the )?(?:author|writer|contributor|columnist|commentator))/iu,
      /\b(?:does|do) not work for, consult, own shares in\b|^disclosure statement$/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'Asks the reader for an opinion or a tip.',
    words: 60,
    says: [
      /^help us improve\b|^get in touch[.!]?$|^share or comment on this article\b/iu,
      /^tell us how we can\b|^please let us know if you\b|^submit a correction\b|^story tips\b/iu,
      /^(?:was|is|did you find) this (?:article|story|page|content) (?:helpful|useful|interesting)\b/iu,
      /^(?:send|give|share|leave)(?: us)?(?: your)? feedback\b|^feedback\?/iu,
      /^(?:report|spot(?:ted)?|see|found) an? (?:typo|error|mistake|correction)\b.{0,40}$/iu,
      /^(?:do you )?have an? (?:\p{L}+ )?(?:tip|story idea|story suggestion|correction|question for|suggestion|opinion on the issues raised)\b/iu,
      /^got a (?:story|tip)\b.{0,40}\?|^send your (?:story )?(?:ideas|tips)\b/iu,
      /^(?:got|send) (?:us )?(?:an? )?(?:\p{L}+ )?tips?\b/iu,
      /^contact (?:us|the (?:author|reporter|writer|newsroom)|\p{Lu}[\p{L} ]{1,30} (?:news )?(?:below|here))\b/iu,
      /^(?:write|e-?mail|reach|contact)\b.{0,60}(?: at|:) ?\S+@\S+/iu,
      /^(?:(?:e-?mail|contact|tips?) ?: ?)?\S+@[\w-]+\.[\w.-]+$/iu,
      /^comments (?:are|have been) (?:closed|disabled)(?! to)\b|^rate this (?:article|story|page)\b|^(?:thank you|thanks) for (?:reading|subscribing|signing|supporting (?:our|local|independent|quality))\b/iu,
    ],
  },
  {
    kind: 'boilerplate',
    rule: 'Says whom to ask about the story.',
    words: 20,
    heads: true,
    says: [
      /^(?:(?:media|press|news|investor) )?(?:contacts?|enquiries|inquiries)(?: information)? ?:(?: ?(?-i:[\p{Lu}\d(+])| ?\S+@|$)/iu,
    ],
  },
];

/** “Reporting by A; Editing by B”: names from end to end. “Reporting by A showed …” is a sentence, and stays. */
function isCrew(line: string): boolean {
  const parts = line.replace(/(?<![.)])[.)]+$/u, '').split(/; |\.\s+|(?<=\p{Ll}), (?=(?:editing|writing) by)/iu);
  return parts.every((part) => {
    const role = CREW.exec(part) ?? CREW_DONE.exec(part);
    return role !== null && areNames(part.slice(role[0].length));
  });
}
