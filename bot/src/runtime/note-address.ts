import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BotConfig } from '../config/load-bot-config.ts'

/** Where this bot listens, for whoever started it and was killed meanwhile: `run.json` of its volume. */
export function noteAddress({ dataDir, holder }: Pick<BotConfig, 'dataDir' | 'holder'>, port: number): void {
  const file = path.join(dataDir, 'run.json')
  writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, port, holder }), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
