import type { OpenSessionBody, VisitorSession } from '@recado/contracts/widget'
import type { z } from 'zod'
import { findOrCreateContact } from '../modules/contacts/index.ts'
import { type Inbox, verifyIdentityHash } from '../modules/inboxes/index.ts'
import {
  errors,
  findVisitorContact,
  refuseBlocked,
  type VisitorClaims,
  type VisitorTokens,
} from '../modules/visitors/index.ts'
import { newId } from '../platform/ids.ts'
import type { Keyring } from '../platform/secrets/index.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'

type Wishes = z.output<typeof OpenSessionBody>

/**
 * Begins a visit, or goes on with one. A stored token counts for its own tenant and inbox, and for the person that it
 * names: when somebody else has signed in to the site on the same browser, or signed out, a new visitor begins. A contact
 * is made now only for somebody whom the site named; the others get one with their first message.
 *
 * @throws visitor_identity_forged, visitor_identity_required (401), visitor_blocked (403)
 */
export async function openVisitorSession(
  parts: { visitorTokens: VisitorTokens; keyring: Keyring },
  scope: TenantScope,
  { inbox, identity, visitor_token: stored, locale }: Wishes & { inbox: Inbox },
): Promise<z.output<typeof VisitorSession>> {
  if (identity === undefined && inbox.identity_required) throw errors.visitor_identity_required()
  if (identity !== undefined && !verifyIdentityHash(parts.keyring, inbox, identity.user_id, identity.hash)) {
    throw errors.visitor_identity_forged()
  }
  const userId = identity?.user_id ?? null
  const former = stored === undefined ? undefined : await parts.visitorTokens.verify(stored)
  const returning =
    former !== undefined &&
    former.tenantId === scope.tenant.id &&
    former.inboxId === inbox.id &&
    (former.userId === userId || (former.userId === null && userId !== null))
  const claims: VisitorClaims = {
    tenantId: scope.tenant.id,
    inboxId: inbox.id,
    visitorId: returning ? former.visitorId : newId<string>(),
    userId,
  }
  if (identity !== undefined) {
    await findOrCreateContact(scope, {
      identities: [
        { kind: 'user', externalId: identity.user_id, verified: true },
        { kind: 'visitor', externalId: claims.visitorId, verified: false },
      ],
      ...{ name: identity.name, email: identity.email, phone: identity.phone, locale },
    })
  }
  const contact = await findVisitorContact(scope, claims)
  refuseBlocked(contact)
  const { token, expiresAt } = await parts.visitorTokens.issue(claims)
  return {
    visitor_token: token,
    expires_at: expiresAt,
    contact: contact === undefined ? null : { id: contact.id, name: contact.name, email: contact.email },
    verified: userId !== null,
    returning,
  }
}
