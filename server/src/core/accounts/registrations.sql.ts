import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

/** Whoever counts registrations and adds one does so alone until its transaction ends. */
export async function lockRegistrations(scope: PlatformScope): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('recado.registrations'))`.execute(scope.control)
}

/** How many there were since an instant, and when the oldest of them was; of one address, or of all. */
export async function countRegistrations(
  scope: PlatformScope,
  since: Date,
  address?: string,
): Promise<{ count: number; oldest: Date | null }> {
  return scope.control
    .selectFrom('registrations')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('oldest')])
    .where('created_at', '>', since)
    .$if(address !== undefined, (query) => query.where('address', '=', address ?? ''))
    .executeTakeFirstOrThrow()
}

export async function insertRegistration(scope: PlatformScope, address: string): Promise<void> {
  await scope.control
    .insertInto('registrations')
    .values({ id: newId(), address, created_at: scope.clock.now() })
    .execute()
}

const KEEP_MS = 86_400_000

/** Those that count no more: an address is kept no longer than it is needed. Returns how many went. */
export async function deleteOldRegistrations(scope: PlatformScope, limit: number): Promise<number> {
  const before = new Date(scope.clock.now().getTime() - KEEP_MS)
  const { numAffectedRows } = await sql`
    DELETE FROM registrations
     WHERE id IN (SELECT id FROM registrations WHERE created_at < ${before} LIMIT ${limit})`.execute(scope.control)
  return Number(numAffectedRows ?? 0n)
}
