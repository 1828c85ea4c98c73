/** How people ask when they do not think of searching; what stands in the last group is what they want to find. */
const QUESTIONS: readonly RegExp[] = [
  /^(?:what|which|how much) (?:did|does|do|has|have|had) (?<who>.+?) (?:say|said|says|tell|told|write|written|wrote|claim|claimed|think) (?:about|on|of|regarding) (?<what>.+)$/i,
  /^(?:what|which) (?:did|does|do|has|have|had) (?<who>.+?) (?:say|said|says)(?<what>)$/i,
  /^who (?:said|says|claimed|told|wrote)(?: that| about)? (?<what>.+)$/i,
  /^how (?:many|much|often|long|old|big|far) (?<what>.+)$/i,
  /^what happened (?:to|at|in|with|on|after|during) (?<what>.+)$/i,
  /^(?:when|where|why|how|who|what)['’]s (?<what>.+)$/i,
  /^(?:when|where|why|how|who|what|which) (?:is|are|was|were|did|do|does|has|have|had|will|would|can|could|should)(?:n['’]?t)? (?<what>.+)$/i,
  /^(?:did|do|have|has) (?:we|anyone|anybody|you) (?:ever )?(?:have |run |written |write |reported |report |printed |print |cover |covered )?(?:anything |something |a story |stories )?(?:about|on|of)? ?(?<what>.+)$/i,
  /^(?:is|are) there (?:any|anything|a story|stories|something)(?: written)?(?: about| on)? (?<what>.+)$/i,
  /^(?:please )?(?:find|show|give|get|tell|search|look)(?: (?:me|us|up|all|any|some|stories|quotes|coverage|everything|anything|something|about|on|for|of))+ (?<what>.+)$/i,
];

// A search that uses the grammar is no plain question.
const GRAMMAR = /["“”„«»:*()]|\bOR\b|\bNOT\b|\bNEAR\b|\bAND\b|(?:^|\s)-\w|\bw\/|\bPRE\/|\bATLEAST/;
const FEWEST_WORDS = 3;

/** Whether a plain question asks for a number: sentences that have one then come first. */
export function asksForNumber(typed: string): boolean {
  const text = typed.trim();
  return /^how (?:many|much) \S/i.test(text) && !GRAMMAR.test(text);
}

/**
 * The search that a plain question asks for: `what did Homan say about jails?` is `said:"Homan" jails`.
 * Anything that is not one comes back as it is.
 */
export function readQuestion(typed: string): string {
  const text = typed.trim().replace(/(?<![?!.\s])[?!.\s]+$/, '');
  if (GRAMMAR.test(text) || text.split(/\s+/).length < FEWEST_WORDS) return typed;

  for (const question of QUESTIONS) {
    const { who = '', what } = question.exec(text)?.groups ?? {};
    if (what !== undefined) return who === '' ? what : `said:"${who.replace(/^(?:the|our) /i, '')}" ${what}`;
  }
  return typed;
}
