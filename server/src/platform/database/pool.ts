import pg from 'pg'
import { BudgetedPool, type BudgetedPoolOptions } from './budgeted-pool.ts'

const INT8 = 20

/** bigint columns hold counters and centavos, which stay far below 2^53; a larger one must not be rounded in silence. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint beyond 2^53 was read')
  return value
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? parseInt8
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

export interface PoolOptions {
  connectionString: string
  max: number
  applicationName: string
  /** After how long a connection that nobody uses is closed. Default 30 s. */
  idleMs?: number
  onError(error: Error): void
  within: BudgetedPoolOptions
}

/**
 * A pool whose clients run in the driver's pipeline mode: BEGIN with the tenant's context and the first statement leave
 * in one packet. Connections live ten minutes at most, because a backend that has seen many schemas keeps their
 * catalogue in memory. One that nobody uses is closed, of whatever database.
 */
export function createPool(options: PoolOptions): BudgetedPool {
  const config: pg.PoolConfig & { max: number; pipeline: boolean } = {
    connectionString: options.connectionString,
    max: options.max,
    application_name: options.applicationName,
    maxLifetimeSeconds: 600,
    idleTimeoutMillis: options.idleMs ?? 30_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types,
    pipeline: true,
  }
  const pool = new BudgetedPool(config, options.within)
  // A database that goes away emits on idle clients; without a listener the process would end.
  pool.on('error', options.onError)
  pool.on('connect', (client) => client.on('error', options.onError))
  return pool
}
