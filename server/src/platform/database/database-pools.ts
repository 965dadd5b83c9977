import type pg from 'pg'
import type { BudgetedPool } from './budgeted-pool.ts'
import { type ClusterAdmin, databaseUrl, type LoginRole } from './cluster.ts'
import { ConnectionBudget } from './connection-budget.ts'
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
  /** How long a caller waits for a connection before a 503. Default 10 s. */
  waitMs?: number
  /** After how long a connection that nobody uses is closed. Default 30 s. */
  idleMs?: number
  onError(error: Error): void
}

export interface DatabaseAddress {
  cluster: string
  name: string
  kind: 'control' | 'shared' | 'schema' | 'database'
}

/** Connections of the relay, and of the mover, to one database. */
const SIDE_MAX = 2

/**
 * One pool a database and role, made on first use; a pool without connections costs nothing and stays. All take their
 * connections from one budget (`ConnectionBudget`), of which a part is kept for the control database and the shared ones.
 */
export class DatabasePools {
  readonly #options: DatabasePoolsOptions
  readonly #budget: ConnectionBudget
  readonly #pools = new Map<string, BudgetedPool>()

  constructor(options: DatabasePoolsOptions) {
    this.#options = options
    // Control and one shared database in full; of a small budget one database of a tenant's own still gets its share.
    const full = 2 * (options.sharedMax + 2 * SIDE_MAX)
    const rest = options.singleMax + SIDE_MAX
    this.#budget = new ConnectionBudget(options.budget, Math.min(full, Math.max(options.budget - rest, 1)))
  }

  /** How many connections the application has to a database of this kind. */
  connectionsOf(kind: DatabaseAddress['kind']): number {
    return kind === 'database' ? this.#options.singleMax : this.#options.sharedMax
  }

  get(address: DatabaseAddress, role: LoginRole = 'app'): pg.Pool {
    const key = `${address.cluster}/${address.name}/${role}`
    const known = this.#pools.get(key)
    if (known !== undefined) return known
    const pool = createPool({
      connectionString: databaseUrl(this.cluster(address.cluster), address.name, {
        role,
        password: this.#options.passwords[role],
      }),
      max: role === 'app' ? this.connectionsOf(address.kind) : SIDE_MAX,
      applicationName: `recado ${role}`,
      ...(this.#options.idleMs === undefined ? {} : { idleMs: this.#options.idleMs }),
      onError: this.#options.onError,
      within: {
        budget: this.#budget,
        kept: address.kind === 'control' || address.kind === 'shared',
        waitMs: this.#options.waitMs ?? 10_000,
      },
    })
    this.#pools.set(key, pool)
    return pool
  }

  /** Whether this process has connections to the database, or somebody waits for one: asking does not open it. */
  isOpen(address: Pick<DatabaseAddress, 'cluster' | 'name'>, role: LoginRole = 'app'): boolean {
    const pool = this.#pools.get(`${address.cluster}/${address.name}/${role}`)
    return pool !== undefined && (pool.granted > 0 || pool.waiting > 0)
  }

  cluster(name: string): ClusterAdmin {
    const cluster = this.#options.clusters.find((candidate) => candidate.name === name)
    if (cluster === undefined) throw new Error(`cluster ${name} is not configured`)
    return cluster
  }

  /** Connections that the pools were granted and hold, how many pools have any, and how many callers wait for one. */
  usage(): { reserved: number; open: number; pools: number; waiting: number } {
    const usage = { reserved: 0, open: 0, pools: 0, waiting: 0 }
    for (const pool of this.#pools.values()) {
      usage.reserved += pool.granted
      usage.open += pool.totalCount
      usage.waiting += pool.waiting
      if (pool.granted > 0) usage.pools += 1
    }
    return usage
  }

  /** Ends the pools of one database, before it is dropped or moved away. */
  async close(address: Pick<DatabaseAddress, 'cluster' | 'name'>): Promise<void> {
    const prefix = `${address.cluster}/${address.name}/`
    const ending: Promise<void>[] = []
    for (const [key, pool] of this.#pools) {
      if (!key.startsWith(prefix)) continue
      this.#pools.delete(key)
      ending.push(pool.end())
    }
    await Promise.all(ending)
  }

  async closeAll(): Promise<void> {
    const pools = [...this.#pools.values()]
    this.#pools.clear()
    await Promise.all(pools.map((pool) => pool.end()))
  }
}
