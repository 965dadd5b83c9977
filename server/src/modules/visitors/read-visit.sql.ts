import type { ContactId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { VisitorClaims } from './visitor-token.ts'

export interface VisitorContact {
  id: ContactId
  name: string
  email: string | null
  blocked: boolean
  /** Since when it is deleted; whoever writes within 30 days is back. */
  deleted_at: Date | null
  locale: string | null
}

/**
 * The contact behind a token: by the user whom the tenant's site named, else by the browser. Undefined before the first
 * message, and again once the contact is erased: that browser is a stranger's. A contact that was merged into another took
 * its identities there, so the other is found. Reads the contacts' tables, which are theirs to write: one statement on the
 * path of each visitor's request.
 */
export async function findVisitorContact(
  scope: TenantScope,
  { visitorId, userId }: Pick<VisitorClaims, 'visitorId' | 'userId'>,
): Promise<VisitorContact | undefined> {
  const row = await scope.db
    .selectFrom('contact_identities as i')
    .innerJoin('contacts as c', (join) =>
      join.onRef('c.tenant_id', '=', 'i.tenant_id').onRef('c.id', '=', 'i.contact_id'),
    )
    .select(['c.id', 'c.name', 'c.email', 'c.blocked', 'c.deleted_at', 'c.locale'])
    .where('i.tenant_id', '=', scope.tenant.id)
    .where('i.kind', '=', userId === null ? 'visitor' : 'user')
    .where('i.external_id', '=', userId ?? visitorId)
    .where('c.erased_at', 'is', null)
    .executeTakeFirst()
  return row as VisitorContact | undefined
}
