/** What was promised, or `otherwise` when that takes longer than `ms`. The work itself goes on. */
export async function within<Result>(ms: number, promise: Promise<Result>, otherwise: Result): Promise<Result> {
  const { promise: tooLate, resolve } = Promise.withResolvers<Result>();
  const timer = setTimeout(() => resolve(otherwise), ms);
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
