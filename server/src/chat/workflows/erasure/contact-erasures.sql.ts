import type { ContactId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import type { PersonPatterns } from './person-pattern.ts'
import type { PersonTerms } from './person-terms.ts'
import type { ErasureStep } from './personal-data.ts'

/** Where a step is: what it makes of it is its own business. Null at its beginning. */
export type ErasureCursor = Record<string, unknown> | null

export interface Erasure {
  contact_id: ContactId
  contact_ids: ContactId[]
  terms: PersonTerms | null
  patterns: PersonPatterns | null
  bearer_ids: string[]
  step: ErasureStep
  cursor: ErasureCursor
  changed: Record<string, number>
  requested_at: Date
  finished_at: Date | null
}

const COLUMNS = [
  ...(['contact_id', 'contact_ids', 'terms', 'patterns', 'bearer_ids', 'step', 'cursor', 'changed'] as const),
  ...(['requested_at', 'finished_at'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<Erasure, 'changed' | 'contact_ids' | 'cursor' | 'patterns' | 'step' | 'terms'>

/** Begins one, unless there is one. */
export async function insertErasure(
  scope: TenantScope,
  erasure: Pick<Erasure, 'contact_id' | 'contact_ids' | 'step'> & { terms: PersonTerms },
): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .insertInto('contact_erasures')
    .values({
      tenant_id: scope.tenant.id,
      contact_id: erasure.contact_id,
      contact_ids: erasure.contact_ids,
      step: erasure.step,
      terms: JSON.stringify(erasure.terms),
      requested_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'contact_id']).doNothing())
    .execute()
}

export async function findErasure(scope: TenantScope, contactId: ContactId): Promise<Erasure | undefined> {
  const row = await scope.db
    .selectFrom('contact_erasures')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return row
}

/** Locked until the transaction ends: of two runs one goes on and the other finds that it did. */
export async function lockErasure(scope: TenantScope, contactId: ContactId): Promise<Erasure | undefined> {
  const row = await scope.db
    .selectFrom('contact_erasures')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .forUpdate()
    .executeTakeFirst()
  return row
}

export type ErasureChange = Partial<
  Pick<Erasure, 'terms' | 'patterns' | 'bearer_ids' | 'step' | 'cursor' | 'changed'>
> & {
  finished_at?: Date
}

export async function changeErasure(scope: TenantScope, contactId: ContactId, change: ErasureChange): Promise<void> {
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value))
  const { terms, patterns, cursor, changed, ...rest } = change
  await scope.db
    .updateTable('contact_erasures')
    .set({
      ...rest,
      ...(terms === undefined ? {} : { terms: json(terms) }),
      ...(patterns === undefined ? {} : { patterns: json(patterns) }),
      ...(cursor === undefined ? {} : { cursor: json(cursor) }),
      ...(changed === undefined ? {} : { changed: JSON.stringify(changed) }),
      updated_at: scope.clock.now(),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .execute()
}

/** Those that nobody has worked on since `before`: their job is dead, or was of an older program. */
export async function listStalled(scope: TenantScope, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    SELECT contact_id FROM contact_erasures
     WHERE tenant_id = ${scope.tenant.id} AND finished_at IS NULL AND updated_at < ${before}
     ORDER BY updated_at LIMIT ${limit}`.execute(scope.db)
  return rows.map(({ contact_id }) => contact_id)
}
