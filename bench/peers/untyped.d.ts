// What we use of packages that come without types.

declare module 'wink-bm25-text-search' {
  type Engine = {
    defineConfig: (config: { fldWeights: Record<string, number> }) => void;
    definePrepTasks: (tasks: readonly unknown[]) => void;
    addDoc: (fields: Record<string, string>, id: string) => void;
    consolidate: () => void;
    search: (question: string, limit: number) => [id: string, score: number][];
  };
  function createEngine(): Engine;
  export = createEngine;
}

declare module 'wink-nlp-utils' {
  const steps: {
    string: { lowerCase: (text: string) => string; tokenize0: (text: string) => string[] };
    tokens: Record<'removeWords' | 'stem', (words: string[]) => string[]>;
  };
  export = steps;
}
