import { readFileSync } from 'node:fs'
import { freemem } from 'node:os'

/** A bot of the larger driver, measured; and what the machine keeps for everything else. */
const BOT_MB = 140
const REST_MB = 2_000

/** How many bots the machine's free memory has room for. */
export function roomForBots(): number {
  return Math.max(1, Math.floor((availableMb() - REST_MB) / BOT_MB))
}

/** What the kernel would give without swapping; other systems say only what is unused. */
function availableMb(): number {
  try {
    const [, kilobytes] = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8')) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return freemem() / 1024 / 1024
  }
}
