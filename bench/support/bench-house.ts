import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { createServices } from '../../server/src/create-services.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { loadConfig } from '../../server/src/platform/config.ts'
import type { LoginRole } from '../../server/src/platform/database/cluster.ts'
import { createKeyring } from '../../server/src/platform/secrets/index.ts'
import { JOBS } from '../../server/src/products.ts'
import type { Services } from '../../server/src/services.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/src/supervisor/embedded-postgres.ts'
import { prepareControl, readAllMigrations } from '../../server/src/tenancy/installation.ts'

export interface BenchHouse {
  services: Services
  postgres: EmbeddedPostgres
  passwords: Record<LoginRole, string>
  close(): Promise<void>
}

/** The program's own wiring over a PostgreSQL of its own with default durability; gone afterwards. */
export async function openBenchHouse(environment: Record<string, string> = {}): Promise<BenchHouse> {
  const directory = await mkdtemp(path.join(tmpdir(), 'recado-bench-'))
  const postgres = await startEmbeddedPostgres({ directory })
  const passwords = { app: 'bench', relay: 'bench', mover: 'bench', readonly: 'bench' }
  const clusters = [{ name: 'main', url: postgres.url }]
  const prefix = 'bench'
  await prepareControl({ prefix, clusters, passwords, migrations: await readAllMigrations() })
  const services = await createServices({
    config: loadConfig({ RECADO_ENV: 'development', RECADO_DATA_DIR: directory, DEMO: 'false', ...environment }),
    clusters,
    passwords,
    keyring: createKeyring([{ id: 'bench', key: createSecretKey(randomBytes(32)) }]),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    prefix,
    queues: JOBS,
  })
  return {
    services,
    postgres,
    passwords,
    close: async () => {
      await services.close()
      await postgres.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
