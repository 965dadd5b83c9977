import type pg from 'pg'
import { errors } from '../errors.ts'
import { type ClusterAdmin, databaseUrl, type LoginRole } from './cluster.ts'
import { createPool } from './pool.ts'

export interface DatabasePoolsOptions {
  clusters: readonly ClusterAdmin[]
  passwords: Record<LoginRole, string>
  /** Connections of a database that many tenants share. */
  sharedMax: number
  /** Connections of a database that one tenant has alone. */
  singleMax: number
  /** All pools together never open more connections than this. */
  budget: number
  onError(error: Error): void
}

export interface DatabaseAddress {
  cluster: string
  name: string
  kind: 'control' | 'shared' | 'schema' | 'database'
}

interface OpenPool {
  pool: pg.Pool
  max: number
  closable: boolean
}

/**
 * One pool a database and role, opened on first use. Pools of single tenants are closed, least recently used first, when
 * the budget is needed for another. The budget counts connections, not pools.
 */
export class DatabasePools {
  readonly #options: DatabasePoolsOptions
  /** In order of last use: a Map keeps insertion order, and a use re-inserts. */
  readonly #open = new Map<string, OpenPool>()

  constructor(options: DatabasePoolsOptions) {
    this.#options = options
  }

  /** How many connections the application has to a database of this kind. */
  connectionsOf(kind: DatabaseAddress['kind']): number {
    return kind === 'database' ? this.#options.singleMax : this.#options.sharedMax
  }

  get(address: DatabaseAddress, role: LoginRole = 'app'): pg.Pool {
    const key = `${address.cluster}/${address.name}/${role}`
    const known = this.#open.get(key)
    if (known !== undefined) {
      if (known.closable) {
        this.#open.delete(key)
        this.#open.set(key, known)
      }
      return known.pool
    }
    const max = role === 'app' ? this.connectionsOf(address.kind) : 2
    this.#makeRoom(max)
    const pool = createPool({
      connectionString: databaseUrl(this.cluster(address.cluster), address.name, {
        role,
        password: this.#options.passwords[role],
      }),
      max,
      applicationName: `recado ${role}`,
      onError: this.#options.onError,
    })
    this.#open.set(key, { pool, max, closable: address.kind === 'database' })
    return pool
  }

  /** Whether this process has the database in use: asking does not open it. */
  isOpen(address: Pick<DatabaseAddress, 'cluster' | 'name'>, role: LoginRole = 'app'): boolean {
    return this.#open.has(`${address.cluster}/${address.name}/${role}`)
  }

  cluster(name: string): ClusterAdmin {
    const cluster = this.#options.clusters.find((candidate) => candidate.name === name)
    if (cluster === undefined) throw new Error(`cluster ${name} is not configured`)
    return cluster
  }

  /** Connections that all open pools together may hold, and how many they hold now. */
  usage(): { reserved: number; open: number; pools: number } {
    let reserved = 0
    let open = 0
    for (const entry of this.#open.values()) {
      reserved += entry.max
      open += entry.pool.totalCount
    }
    return { reserved, open, pools: this.#open.size }
  }

  /** Ends the pools of one database, before it is dropped or moved away. */
  async close(address: Pick<DatabaseAddress, 'cluster' | 'name'>): Promise<void> {
    const prefix = `${address.cluster}/${address.name}/`
    const ending: Promise<void>[] = []
    for (const [key, entry] of this.#open) {
      if (!key.startsWith(prefix)) continue
      this.#open.delete(key)
      ending.push(entry.pool.end())
    }
    await Promise.all(ending)
  }

  async closeAll(): Promise<void> {
    const pools = [...this.#open.values()].map((entry) => entry.pool)
    this.#open.clear()
    await Promise.all(pools.map((pool) => pool.end()))
  }

  #makeRoom(wanted: number): void {
    let reserved = this.usage().reserved
    for (const [key, entry] of this.#open) {
      if (reserved + wanted <= this.#options.budget) return
      const idle = entry.pool.idleCount === entry.pool.totalCount && entry.pool.waitingCount === 0
      if (!entry.closable || !idle) continue
      this.#open.delete(key)
      reserved -= entry.max
      entry.pool.end().catch(this.#options.onError)
    }
    if (reserved + wanted > this.#options.budget) {
      throw errors.service_unavailable({ headers: { 'retry-after': '2' } })
    }
  }
}
