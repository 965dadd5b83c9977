import type { DriverLog } from '../driver/driver.ts'
import type { Pulse } from '../pulse.ts'

export interface LoopOptions {
  pulse: Pulse
  /** Does one thing; false when there is nothing to do now. */
  step(): Promise<boolean>
  /** When it is worth to look again though nothing wakes it. */
  next(): number | undefined
  now(): number
  signal: AbortSignal
  log: DriverLog
}

/** Nobody needs to remember a wake: every loop looks once a minute. */
const LONGEST_MS = 60_000

/** Steps as long as there is something to do, and waits for more. A fault waits a second, and never ends the loop. */
export async function runLoop({ pulse, step, next, now, signal, log }: LoopOptions): Promise<void> {
  // Ends: with its caller's signal, which wakes it.
  while (!signal.aborted) {
    try {
      if (await step()) continue
      const at = next()
      await pulse.wait(at === undefined ? LONGEST_MS : Math.min(LONGEST_MS, Math.max(1, at - now())))
    } catch (error) {
      log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a step failed')
      await pulse.wait(1_000)
    }
  }
}
