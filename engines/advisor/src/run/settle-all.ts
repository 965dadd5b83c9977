/**
 * Promise.all that rejects only once all have settled. A run that rejects is resumed from its store: what was still at work
 * would write beside whoever resumes, and an answer on its way would be asked for and paid a second time.
 */
export async function settleAll<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}
