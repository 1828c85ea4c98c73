/** A ranking's marks for one question, each from 0 to 1. */
export type Marks = { ndcg10: number; averagePrecision: number; recall100: number; precision10: number };

type Relevant = ReadonlySet<string>;

/** Marks the order in which a peer brings ids, best first, by which of them are relevant. */
export function markRanking(ranked: readonly string[], relevant: Relevant): Marks {
  return {
    ndcg10: ndcgAt(10, ranked, relevant),
    averagePrecision: averagePrecision(ranked, relevant),
    recall100: found(ranked.slice(0, 100), relevant) / relevant.size,
    precision10: found(ranked.slice(0, 10), relevant) / 10,
  };
}

/** Discounted gain of the first `depth`, as a share of what the best order would gain. */
export function ndcgAt(depth: number, ranked: readonly string[], relevant: Relevant): number {
  const gains = ranked.slice(0, depth).map((id, at) => (relevant.has(id) ? discount(at) : 0));
  const best = Array.from({ length: Math.min(depth, relevant.size) }, (_, at) => discount(at));
  return sum(gains) / sum(best);
}

/** The precision at each relevant id, on average; those never brought count as 0. */
export function averagePrecision(ranked: readonly string[], relevant: Relevant): number {
  let seen = 0;
  const precisions = ranked.map((id, at) => {
    if (!relevant.has(id)) return 0;
    seen += 1;
    return seen / (at + 1);
  });
  return sum(precisions) / relevant.size;
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function found(ranked: readonly string[], relevant: Relevant): number {
  return ranked.filter((id) => relevant.has(id)).length;
}

function discount(at: number): number {
  return 1 / Math.log2(at + 2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
