/** What `work` comes to within `ms`, or undefined. The work goes on; its failure within the time is thrown. */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: tooLate, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
