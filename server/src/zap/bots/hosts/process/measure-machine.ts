import { readFile, statfs } from 'node:fs/promises'
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os'
import type { HostMeasure } from '../bot-host.ts'

const MB = 1024 * 1024

/** Of this machine: memory as the kernel would give it out, the load of five minutes per processor, the disk of `place`. */
export async function measureMachine(place: string): Promise<HostMeasure> {
  const disk = await statfs(place)
  const total = totalmem()
  const free = await availableMemory()
  return {
    memoryFreeMb: Math.round(free / MB),
    memoryUsed: 1 - free / total,
    cpuUsed: Math.min(1, (loadavg()[1] ?? 0) / availableParallelism()),
    diskUsed: 1 - disk.bavail / disk.blocks,
  }
}

/** What is free or held by caches that go when somebody asks. */
async function availableMemory(): Promise<number> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '')
  const kilobytes = /^MemAvailable:\s+(\d+) kB/m.exec(text)?.[1]
  return kilobytes === undefined ? freemem() : Number(kilobytes) * 1024
}
