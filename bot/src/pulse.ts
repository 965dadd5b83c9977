/** Wakes the loops that wait for work of one kind; a wake while nobody waits is kept for the next who would. */
export class Pulse {
  #awake = false
  readonly #waiting = new Set<() => void>()

  wake(): void {
    if (this.#waiting.size === 0) this.#awake = true
    for (const resolve of this.#waiting) resolve()
  }

  /** Until the next wake, or so many milliseconds. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.#awake) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, Math.min(milliseconds, 2 ** 31 - 1))
      this.#waiting.add(resolve)
      await promise
      clearTimeout(timer)
      this.#waiting.delete(resolve)
    }
    this.#awake = false
  }
}
