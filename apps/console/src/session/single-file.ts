const waiting = new Map<string, Promise<unknown>>()

/**
 * Runs one at a time under `name`, across tabs by the Web Locks API. Without it (pages that are no secure context) one
 * at a time within this tab.
 */
export function singleFile<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  if ('locks' in navigator) return navigator.locks.request(name, run) as Promise<Result>
  const turn = (waiting.get(name) ?? Promise.resolve()).then(run, run)
  waiting.set(
    name,
    turn.catch(() => undefined),
  )
  return turn
}
