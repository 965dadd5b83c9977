/** An id for a block, an option, a group: short enough to be read in a run's history, and never met twice in one flow. */
export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 12)
}
