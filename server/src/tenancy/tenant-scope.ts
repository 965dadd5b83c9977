import type { Transaction } from 'kysely'
import type { Clock } from '../platform/clock.ts'
import type { DatabasePools } from '../platform/database/database-pools.ts'
import type { TenantTables } from '../platform/database/generated/tenant.ts'
import { scopedDatabase } from '../platform/database/scoped-database.ts'
import { runTransaction } from '../platform/database/transaction.ts'
import { type EventWriter, type OutboxWriter, outboxWriters } from '../platform/outbox.ts'
import type { Actor } from './actor.ts'
import { errors } from './errors.ts'
import type { FairTurns, TurnPlace } from './fair-turns.ts'
import type { Placement, Tenant } from './tenant.ts'

/**
 * One tenant's transaction. There is no other way to a tenant's tables: modules take a TenantScope, and only
 * `withTenant` makes one. Never await the network inside: load, leave, call, come back.
 */
export interface TenantScope {
  readonly tenant: Tenant
  readonly actor: Actor
  readonly db: Transaction<TenantTables>
  readonly clock: Clock
  readonly jobs: OutboxWriter
  readonly events: EventWriter
  readonly origin: RequestOrigin
  /**
   * The next statement is the transaction's last: COMMIT leaves in the same packet. What is asked after it is refused, and
   * what is thrown after it undoes nothing.
   */
  endWithNext(): void
}

/** Whence a request came, for the audit log. */
export interface RequestOrigin {
  ip: string
  userAgent: string
  requestId: string
}

export const NO_ORIGIN: RequestOrigin = { ip: '', userAgent: '', requestId: '' }

export interface ScopeSource {
  tenant: Tenant
  actor: Actor
  origin?: RequestOrigin
}

export interface TenantDatabases {
  pools: DatabasePools
  clock: Clock
  /** Called after a commit that wrote to the outbox of this database. */
  wakeRelay(database: Pick<Placement, 'cluster' | 'database'>): void
  /** Called when the fence said that what we believe of this tenant is old. */
  forgetTenant(tenantId: string): void
  turns: FairTurns
}

export type WithTenant = <Result>(source: ScopeSource, run: (scope: TenantScope) => Promise<Result>) => Promise<Result>

/**
 * Opens a transaction on the tenant's placement and, in the same message as BEGIN, sets its context, takes the shared
 * lock and compares the epoch (recado.enter). Costs one round trip less than the statements inside plus COMMIT.
 *
 * @throws tenant_migrating, tenant_moving, tenant_placement_failed, tenant_busy (503, with Retry-After), and whatever `run` throws.
 */
export function createWithTenant(databases: TenantDatabases): WithTenant {
  const { turns } = databases
  return async (source, run) => {
    const { tenant } = source
    const { placement } = tenant
    refuseUnready(placement)
    // Waiting in one line for connections would make everybody wait behind whoever asks most. A job, which nobody waits
    // for, is not refused: it would be repeated, and die of it.
    const patience = source.origin === undefined ? 'endless' : 'bounded'
    const endTurn = await turns.take(turnPlace(databases.pools, placement), tenant.id, patience)
    let wrote = false
    try {
      const pool = databases.pools.get({ cluster: placement.cluster, name: placement.database, kind: placement.kind })
      const result = await runTransaction(pool, enterMessage(tenant), (client, end) => {
        const db = scopedDatabase<TenantTables>(client, end)
        const writers = outboxWriters(
          db as unknown as Transaction<never>,
          tenant.id,
          () => databases.clock.now(),
          () => {
            wrote = true
          },
        )
        return run({
          tenant,
          actor: source.actor,
          db,
          clock: databases.clock,
          jobs: writers.jobs,
          events: writers.events,
          origin: source.origin ?? NO_ORIGIN,
          endWithNext: () => end.withNext(),
        })
      })
      if (wrote) databases.wakeRelay(placement)
      return result
    } catch (error) {
      throw translateFence(error, () => databases.forgetTenant(tenant.id))
    } finally {
      endTurn()
    }
  }
}

function turnPlace(pools: DatabasePools, { cluster, database, kind }: Placement): TurnPlace {
  return { name: `${cluster}/${database}`, server: cluster, turns: pools.connectionsOf(kind) }
}

/** A schema's name comes from our own placer, but it is spliced into SQL: what is not plainly a name is refused. */
const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,62}$/
const UUID = /^[0-9a-f-]{36}$/

function enterMessage(tenant: Tenant): string {
  const { schema, epoch } = tenant.placement
  if (!SCHEMA_NAME.test(schema) || !UUID.test(tenant.id) || !Number.isSafeInteger(epoch)) {
    throw new Error('placement is malformed')
  }
  return `BEGIN; SELECT recado.enter('${tenant.id}', ${epoch}, '${schema}, extensions')`
}

function refuseUnready(placement: Placement): void {
  if (placement.unit === 'migrating' || placement.unit === 'pending') {
    throw errors.tenant_migrating({ headers: { 'retry-after': '5' } })
  }
  if (placement.unit === 'failed') throw errors.tenant_placement_failed({ headers: { 'retry-after': '60' } })
}

function translateFence(error: unknown, forget: () => void): unknown {
  const code = (error as { code?: unknown })?.code
  if (code !== 'RC001' && code !== 'RC002') return error
  forget()
  return errors.tenant_moving({ headers: { 'retry-after': '1' }, cause: error })
}
