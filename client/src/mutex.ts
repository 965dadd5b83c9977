const waiting = new Map<string, Promise<unknown>>()

/**
 * Runs one at a time under `name` in all tabs of this origin, by the Web Locks API. A page that has none (no secure
 * context, a frame without storage) runs one at a time within itself.
 */
export async function withMutex<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  let begun = false
  try {
    return await navigator.locks.request(name, () => {
      begun = true
      return run()
    })
  } catch (error) {
    if (begun) throw error
    const turn = (waiting.get(name) ?? Promise.resolve()).then(run, run)
    waiting.set(name, turn)
    return turn
  }
}
