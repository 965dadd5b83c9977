import { sql } from 'kysely'
import type { PlatformScope } from '../tenancy/control-scope.ts'

/** Those of the given e-mail addresses that have an identity. */
export async function listKnownEmails(scope: PlatformScope, emails: readonly string[]): Promise<string[]> {
  const rows = await scope.control
    .selectFrom('identities')
    .select('email')
    .where('email', 'in', emails)
    .orderBy('email')
    .execute()
  return rows.map(({ email }) => email)
}

/** Slugs of what a system actor of this name opened, by the audit log of the control database, oldest first. */
export async function listSlugsOpenedBy(scope: PlatformScope, systemName: string): Promise<string[]> {
  const rows = await scope.control
    .selectFrom('audit_entries')
    .select(sql<string>`coalesce(after->>'slug', target_id)`.as('slug'))
    .where(sql<boolean>`actor->>'kind' = 'system' AND actor->>'name' = ${systemName}`)
    .orderBy('id')
    .execute()
  return rows.map(({ slug }) => slug)
}
