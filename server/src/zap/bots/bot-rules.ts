import { readFile } from 'node:fs/promises'
import { BotDriver } from '@recado/contracts/bots'
import { z } from 'zod'

const share = z.number().min(0).max(1)

export const BotRules = z.strictObject({
  /** Of one bot; a heap beyond it ends, and is started anew. */
  memory_mb: z.number().int().min(64),
  /** Of a processor's time. Where bots are plain processes nothing bounds it. */
  cpus: z.number().positive(),
  /** Of drivers that need other limits than the above. */
  drivers: z.partialRecord(
    BotDriver,
    z.strictObject({ memory_mb: z.number().int().min(64).optional(), cpus: z.number().positive().optional() }),
  ),
  /** As `cpus`, until it listens: Node reads the whole program first, and a quarter of a processor would take four times as long. */
  start_cpus: z.number().positive(),
  /** How long a process may hold a session without being told again. */
  lease_s: z.number().int().min(10),
  renew_s: z.number().int().min(1),
  /** How often a bot is asked how it is, and its server what it has. */
  check_s: z.number().int().min(5),
  /** Within which it answers that, and takes its lease. */
  answer_ms: z.number().int().min(100),
  starts_at_once: z.number().int().min(1),
  /** In a row, until somebody is told. */
  failed_checks: z.number().int().min(1),
  /** Bots of one server or of all, until somebody is told of it as one thing. */
  down_at_once: z.number().int().min(2),
  server_limits: z.strictObject({ cpu: share, memory: share, disk: share }),
  session_kept_days: z.number().int().min(1),
  backups_kept_days: z.number().int().min(1),
  /** Of the company's own day. */
  backup_hour: z.number().int().min(0).max(23),
  log_max_bytes: z.number().int().min(10_000),
})
export type BotRules = z.output<typeof BotRules>

export function limitsOf(rules: Pick<BotRules, 'memory_mb' | 'cpus' | 'start_cpus' | 'drivers'>, driver: string) {
  const own = Object.entries(rules.drivers).find(([name]) => name === driver)?.[1]
  return {
    ...{ memoryMb: own?.memory_mb ?? rules.memory_mb, cpus: own?.cpus ?? rules.cpus, startCpus: rules.start_cpus },
  }
}

/** server/data/bots.json: the one place where these numbers are changed. */
export async function readBotRules(file = new URL('../../../data/bots.json', import.meta.url)): Promise<BotRules> {
  return BotRules.parse(JSON.parse(await readFile(file, 'utf8')))
}
