import type { ContactId } from '@recado/contracts/ids'
import { sql } from 'kysely'
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

export interface Visit {
  /** Somebody signed out, or another person signed in: the token counts no more. */
  ended: boolean
  /** Undefined before the first message, and again once the contact is erased: that browser is a stranger's. */
  contact: VisitorContact | undefined
}

/**
 * What a token stands for now: the user whom the site of its inbox named, else the stranger on that browser. A browser
 * alone never stands for somebody who was proved to be somebody: whoever had it before has its token, too. A contact that
 * was merged into another took its identities there, so the other is found. Reads the contacts' tables, which are theirs to
 * write: one statement on the path of each visitor's request.
 */
export async function readVisit(
  scope: TenantScope,
  { visitorId, userId, inboxId }: Pick<VisitorClaims, 'visitorId' | 'userId' | 'inboxId'>,
): Promise<Visit> {
  const { id: tenant } = scope.tenant
  const [kind, realm, id] = userId === null ? ['visitor', '', visitorId] : ['user', inboxId, userId]
  const { rows } = await sql<{ ended: boolean } & (VisitorContact | { id: null })>`
    SELECT e.visitor_id IS NOT NULL AS ended, c.id, c.name, c.email, c.blocked, c.deleted_at, c.locale
      FROM (SELECT ${visitorId}::text AS id) AS v
      LEFT JOIN ended_visits e ON e.tenant_id = ${tenant} AND e.visitor_id = v.id
      LEFT JOIN contact_identities i
        ON i.tenant_id = ${tenant} AND i.kind = ${kind} AND i.realm = ${realm} AND i.external_id = ${id}
       AND e.visitor_id IS NULL
       AND (i.kind = 'user' OR NOT EXISTS (
             SELECT FROM contact_identities p
              WHERE p.tenant_id = ${tenant} AND p.contact_id = i.contact_id AND (p.kind = 'user' OR p.verified)))
      LEFT JOIN contacts c ON c.tenant_id = ${tenant} AND c.id = i.contact_id AND c.erased_at IS NULL`.execute(scope.db)
  const [row] = rows
  if (row === undefined) throw new Error('a select without a condition gave no row')
  const { ended, ...contact } = row
  return { ended, contact: contact.id === null ? undefined : contact }
}

/**
 * Whether anybody but this inbox's site says who the contact is: another site of the company, or a channel. What they said
 * is not for this site's page.
 */
export async function isKnownElsewhere(scope: TenantScope, contactId: ContactId, inboxId: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('contact_identities')
    .select('kind')
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .where(sql<boolean>`(kind = 'user' OR verified) AND NOT (kind = 'user' AND realm = ${inboxId})`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
