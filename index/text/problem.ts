/** Something the reader can put right, and where in their text it starts. */
export type Problem = { problem: string; at: number };
