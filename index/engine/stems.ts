import type { PlannedClause } from '#index/match/plan.ts';
import type { Lexicon } from '#index/words/lexicon.ts';

// To the ranking all telling forms of a stem are one word: that ranks news best.

/** The words by which what a clause wants is ranked, each as its forms. Words too common to tell anything are not among them. */
export function wordsToScore(clause: PlannedClause, lexicon: Lexicon): number[][] {
  switch (clause.kind) {
    case 'term':
      return [...clause.term.words, clause.term.whole].flatMap((forms) => stemsOf(forms.keys(), lexicon));
    case 'said':
      return clause.words.flatMap((forms) => stemsOf(forms.keys(), lexicon));
    case 'near':
    case 'all':
    case 'any':
      return clause.of.flatMap((part) => wordsToScore(part, lexicon));
    case 'atleast':
    case 'headline':
      return wordsToScore(clause.of, lexicon);
    default:
      return [];
  }
}

function stemsOf(forms: Iterable<number>, lexicon: Lexicon): number[][] {
  const isTelling = (form: number) => !lexicon.isStopAt(form);
  const stems = new Set([...forms].filter(isTelling).map(lexicon.stemAt));
  return [...stems].map((stem) => lexicon.formsOf(stem).filter(isTelling));
}
