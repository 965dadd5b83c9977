import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Contact, type ContactIdentity, type ContactOrder, findOrCreateContact } from '../contacts/index.ts'
import type { Inbox } from '../inboxes/index.ts'
import { refuseBlocked, type VisitorClaims } from '../visitors/index.ts'

/**
 * The contact of a visitor, who becomes one if they were none, with what is known of them. The caller holds `lockVisitor`.
 * @throws visitor_blocked (403), contact_phone_malformed (400), contact_attributes_too_many (422)
 */
export async function meetVisitor(
  scope: TenantScope,
  { claims, inbox }: { claims: VisitorClaims; inbox: Inbox },
  details: Omit<ContactOrder, 'identities'> = {},
): Promise<Contact> {
  const identity: ContactIdentity =
    claims.userId === null
      ? { kind: 'visitor', externalId: claims.visitorId, verified: false }
      : { kind: 'user', realm: inbox.id, externalId: claims.userId, verified: true }
  const { contact } = await findOrCreateContact(scope, { identities: [identity], ...details })
  // By a proof of theirs, a number say, they may be somebody else than their browser was.
  refuseBlocked(contact)
  return contact
}
