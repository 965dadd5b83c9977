import type { Clock } from '../clock.ts'

export type AdvancingClock = Clock & {
  /** Moves forward by `ms` milliseconds and returns the new time. Negative steps are refused: time does not go back. */
  advance(ms: number): Date
  set(time: Date | string): void
}

/** A clock that always shows the same time. Callers get a copy, so nobody can bend it through the Date. */
export function fixedClock(time: Date | string): Clock {
  const ms = millisecondsOf(time)
  return { now: () => new Date(ms) }
}

/** A clock that moves only when the test says so. */
export function advancingClock(start: Date | string): AdvancingClock {
  let ms = millisecondsOf(start)
  return {
    now: () => new Date(ms),
    advance(step) {
      if (!(step >= 0)) throw new RangeError('a clock advances by zero or more milliseconds')
      ms += step
      return new Date(ms)
    },
    set(time) {
      ms = millisecondsOf(time)
    },
  }
}

function millisecondsOf(time: Date | string): number {
  const ms = new Date(time).getTime()
  if (Number.isNaN(ms)) throw new RangeError('not a time')
  return ms
}
