import { readCpu } from './cpu-meter.ts'

export interface LoadResult {
  perSecond: number
  p50: number
  p95: number
  /** Milliseconds of processor an operation. */
  serverCpu: number
  databaseCpu: number
}

export interface Load {
  /** Operations at most. */
  count: number
  /** Nothing is begun after so long: a slow machine measures fewer operations instead of longer. */
  seconds: number
  concurrency: number
  postmaster: number
}

/** Runs `operation` as often as the load says, `concurrency` at once, after a tenth of that to warm up. */
export async function runLoad(load: Load, operation: () => Promise<unknown>): Promise<LoadResult> {
  await repeat({ ...load, count: Math.ceil(load.count / 10), seconds: load.seconds / 10 }, operation)
  const times: number[] = []
  const cpuBefore = readCpu(load.postmaster)
  const began = performance.now()
  await repeat(load, async () => {
    const start = performance.now()
    await operation()
    times.push(performance.now() - start)
  })
  const seconds = (performance.now() - began) / 1000
  const cpu = readCpu(load.postmaster)
  times.sort((a, b) => a - b)
  return {
    perSecond: times.length / seconds,
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
    serverCpu: (cpu.server - cpuBefore.server) / times.length,
    databaseCpu: (cpu.database - cpuBefore.database) / times.length,
  }
}

async function repeat({ count, seconds, concurrency }: Load, operation: () => Promise<unknown>): Promise<void> {
  let left = count
  const end = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      // Each does one at least, so that there is something to divide by.
      do await operation()
      while (--left > 0 && performance.now() < end)
    }),
  )
}
