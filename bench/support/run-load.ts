import { readCpu } from './cpu-meter.ts'

export interface LoadResult {
  perSecond: number
  p50: number
  p95: number
  /** Milliseconds of processor an operation. */
  serverCpu: number
  databaseCpu: number
}

/** Runs `operation` `count` times, `concurrency` at once, after a tenth of that to warm up. */
export async function runLoad(
  options: { count: number; concurrency: number; postmaster: number },
  operation: () => Promise<unknown>,
): Promise<LoadResult> {
  await repeat(Math.ceil(options.count / 10), options.concurrency, operation)
  const times: number[] = []
  const cpuBefore = readCpu(options.postmaster)
  const began = performance.now()
  await repeat(options.count, options.concurrency, async () => {
    const start = performance.now()
    await operation()
    times.push(performance.now() - start)
  })
  const seconds = (performance.now() - began) / 1000
  const cpu = readCpu(options.postmaster)
  times.sort((a, b) => a - b)
  return {
    perSecond: options.count / seconds,
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
    serverCpu: (cpu.server - cpuBefore.server) / options.count,
    databaseCpu: (cpu.database - cpuBefore.database) / options.count,
  }
}

async function repeat(count: number, concurrency: number, operation: () => Promise<unknown>): Promise<void> {
  let left = count
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) await operation()
    }),
  )
}
