import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { canReach, getPostgresAccount } from './postgres-account.ts'

/** Where things are kept. Nothing outside is written, except the case named at `postgres`. */
export interface DataDirectory {
  root: string
  /**
   * The database's. Inside `root` wherever PostgreSQL's account can go there; when we are root and the
   * clone lies under a closed directory (/root), it is /var/lib/recado/<hash of root>.
   */
  postgres: string
  serverLog: string
  /** Of the simulated WhatsApp: its phones and what it prints. */
  simulator: string
  simulatorLog: string
  demo: string
}

/** The data directory that the environment names (RECADO_DATA_DIR), or `.recado` in the repository. */
export function chooseDataDirectory(root: string, environment: NodeJS.ProcessEnv): string {
  return resolve(environment.RECADO_DATA_DIR || join(root, '.recado'))
}

/** Makes the data directory and says where its parts are. */
export function openDataDirectory(root: string): DataDirectory {
  const account = getPostgresAccount()
  // As root others may pass through (PostgreSQL must) but not list; what is private inside has its own mode.
  mkdirSync(root, { recursive: true, mode: account.uid === undefined ? 0o700 : 0o711 })
  return {
    root,
    postgres: canReach(account, root) ? join(root, 'postgres') : openPlaceOutside(root),
    serverLog: join(root, 'logs', 'server.log'),
    simulator: join(root, 'simulator'),
    simulatorLog: join(root, 'logs', 'simulator.log'),
    demo: join(root, 'demo.json'),
  }
}

function openPlaceOutside(root: string): string {
  const place = join('/var/lib/recado', createHash('sha256').update(root).digest('hex').slice(0, 12))
  mkdirSync(place, { recursive: true, mode: 0o711 })
  return place
}
