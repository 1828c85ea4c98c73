import type { Allowance } from '#src/quoting/allowance.ts';
import type { Quote } from '#src/quoting/citation.ts';
import type { Printed, Verdict } from './verdict.ts';

/** A verdict with no more of print in it than one answer may still show; all its sources stay. */
export function keepVerdictWithinRights(verdict: Verdict, allowance: Allowance): Verdict {
  switch (verdict.kind) {
    case 'exact': {
      const [first, ...others] = verdict.printed;
      return first ? { ...verdict, printed: [allowed(first, allowance), ...others] } : verdict;
    }
    case 'differs': {
      const printed = allowed(verdict.printed, allowance);
      const whole = verdict.runs.filter(({ kind }) => kind !== 'added').map(({ text }) => text);
      return { ...verdict, printed, runs: printed.quote.snippet.text === whole.join('') ? verdict.runs : [] };
    }
    case 'hidden': {
      const lines = verdict.lines.map((line) =>
        allowance.holds(line.text, line.article) ? line : { ...line, text: '' },
      );
      return { ...verdict, lines };
    }
    case 'not found':
      return verdict.nearest ? { ...verdict, nearest: allowed(verdict.nearest, allowance) } : verdict;
  }
}

function allowed(printed: Printed, allowance: Allowance): Printed {
  return { ...printed, quote: allowance.cut(printed.quote) ?? withoutWords(printed.quote) };
}

function withoutWords(quote: Quote): Quote {
  return { ...quote, snippet: { ...quote.snippet, end: quote.snippet.start, text: '', hits: [] } };
}
