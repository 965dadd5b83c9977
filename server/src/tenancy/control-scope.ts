import type { IdentityId, PartnerId, TenantId } from '@recado/contracts/ids'
import type { Transaction } from 'kysely'
import type pg from 'pg'
import type { Clock } from '../platform/clock.ts'
import type { ControlTables } from '../platform/database/generated/control.ts'
import { scopedDatabase } from '../platform/database/scoped-database.ts'
import { runTransaction } from '../platform/database/transaction.ts'
import { type EventWriter, type OutboxWriter, outboxWriters } from '../platform/outbox.ts'

/** A transaction on the control database that sees the rows of one tenant, one partner or one person. */
export interface ControlScope {
  readonly realm: 'tenant' | 'partner' | 'identity'
  readonly control: Transaction<ControlTables>
  readonly clock: Clock
  readonly jobs: OutboxWriter
  /** Tells every node that what it caches under this id is old; travels with the commit. */
  notifyChanged(topic: ChangeTopic, id: string): Promise<void>
}

/** Sees every row of the control database. Its type differs from ControlScope so that it shows in review. */
export interface PlatformScope {
  readonly realm: 'platform'
  readonly control: Transaction<ControlTables>
  readonly clock: Clock
  readonly jobs: OutboxWriter
  readonly events: EventWriter
  notifyChanged(topic: ChangeTopic, id: string): Promise<void>
}

/**
 * `identity` covers everything that decides what a person may do: sessions, memberships, roles. `outbox` (of a database)
 * and `job` are hints between nodes: there is something to relay, something to run. `bot`: whoever keeps bots should
 * look. `execution`: something happened in it.
 */
export type ChangeTopic =
  | 'tenant'
  | 'session'
  | 'identity'
  | 'api_key'
  | 'brand'
  | 'outbox'
  | 'job'
  | 'bot'
  | 'execution'

type NotifyChanged = ControlScope['notifyChanged']

export interface ControlDatabases {
  pool: pg.Pool
  clock: Clock
  wakeRelay(): void
  /** Told after the commit of each `notifyChanged`, so that this process forgets at once. */
  changed?(topic: ChangeTopic, id: string): void
}

export interface Control {
  asTenant<Result>(id: TenantId, run: (scope: ControlScope) => Promise<Result>): Promise<Result>
  asPartner<Result>(id: PartnerId, run: (scope: ControlScope) => Promise<Result>): Promise<Result>
  asIdentity<Result>(id: IdentityId, run: (scope: ControlScope) => Promise<Result>): Promise<Result>
  /** Bypasses the isolation of control tables: for signing in, resolution, the platform's owner and the program itself. */
  acrossTenants<Result>(run: (scope: PlatformScope) => Promise<Result>): Promise<Result>
  /** Resolves when the control database answers. */
  ping(): Promise<void>
}

export const CHANGE_CHANNEL = 'recado_changed'

export function createControl(databases: ControlDatabases): Control {
  const open = async <Result>(
    realm: string,
    owner: { tenant?: string; partner?: string; identity?: string },
    run: (client: pg.PoolClient, wrote: () => void, notifyChanged: NotifyChanged) => Promise<Result>,
  ): Promise<Result> => {
    let wrote = false
    const changed: [ChangeTopic, string][] = []
    const result = await runTransaction(databases.pool, speakFor(realm, owner), (client) =>
      run(
        client,
        () => {
          wrote = true
        },
        async (topic, id) => {
          await client.query('SELECT pg_notify($1, $2)', [CHANGE_CHANNEL, `${topic}:${id}`])
          changed.push([topic, id])
        },
      ),
    )
    // The other nodes hear it from the database; this one must not serve what it has just made old.
    for (const [topic, id] of changed) databases.changed?.(topic, id)
    if (wrote) databases.wakeRelay()
    return result
  }
  const narrow =
    <Id extends string>(realm: ControlScope['realm']) =>
    <Result>(id: Id, run: (scope: ControlScope) => Promise<Result>) =>
      open(realm, { [realm]: id }, (client, wrote, notifyChanged) => {
        const control = scopedDatabase<ControlTables>(client)
        const tenantId = realm === 'tenant' ? id : null
        const { jobs } = outboxWriters(
          control as unknown as Transaction<never>,
          tenantId,
          () => databases.clock.now(),
          wrote,
        )
        return run({ realm, control, clock: databases.clock, jobs, notifyChanged })
      })
  return {
    ping: async () => {
      await databases.pool.query('SELECT 1')
    },
    asTenant: narrow<TenantId>('tenant'),
    asPartner: narrow<PartnerId>('partner'),
    asIdentity: narrow<IdentityId>('identity'),
    acrossTenants: (run) =>
      open('platform', {}, (client, wrote, notifyChanged) => {
        const control = scopedDatabase<ControlTables>(client)
        const writers = outboxWriters(
          control as unknown as Transaction<never>,
          null,
          () => databases.clock.now(),
          wrote,
        )
        return run({
          realm: 'platform',
          control,
          clock: databases.clock,
          ...writers,
          notifyChanged,
        })
      }),
  }
}

const UUID = /^[0-9a-f-]{36}$/

function speakFor(realm: string, owner: { tenant?: string; partner?: string; identity?: string }): string {
  const literal = (id: string | undefined) => {
    if (id === undefined) return 'NULL'
    if (!UUID.test(id)) throw new Error('owner is malformed')
    return `'${id}'`
  }
  return `BEGIN; SELECT control.speak_for('${realm}', ${literal(owner.tenant)}, ${literal(owner.partner)}, ${literal(owner.identity)})`
}
