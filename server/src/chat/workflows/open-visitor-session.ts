import type { InboxId } from '@recado/contracts/ids'
import type { OpenSessionBody, VisitorSession } from '@recado/contracts/widget'
import type { z } from 'zod'
import { newId } from '../../platform/ids.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findOrCreateContact } from '../contacts/index.ts'
import { type Inbox, verifyIdentityHash } from '../inboxes/index.ts'
import {
  endVisit,
  errors,
  isKnownElsewhere,
  lockVisitor,
  type Profile,
  readProfile,
  readVisit,
  refuseBlocked,
  type VisitorClaims,
  type VisitorContact,
  type VisitorTokens,
} from '../visitors/index.ts'
import { handOverVisit } from './hand-over-visit.ts'

type Wishes = z.output<typeof OpenSessionBody>

/**
 * Begins a visit, or goes on with one. A stored token counts for its own tenant and inbox, and for the person that it
 * names: whoever signs in or out on the same browser begins a new visit, and the one before is at an end. So a token that
 * somebody took before a person signed in leads nowhere. What a stranger wrote goes with them when they sign in. A contact
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
  const profile = identity === undefined ? undefined : readProfile(identity)
  if (profile !== undefined && !verifyIdentityHash(parts.keyring, inbox, profile.userId, profile.hash)) {
    throw errors.visitor_identity_forged()
  }
  const userId = profile?.userId ?? null
  const former = stored === undefined ? undefined : await findFormer(parts.visitorTokens, scope, inbox.id, stored)
  const returning = former !== undefined && former.userId === userId
  const claims: VisitorClaims = {
    tenantId: scope.tenant.id,
    inboxId: inbox.id,
    visitorId: returning ? former.visitorId : newId<string>(),
    userId,
  }
  if (profile !== undefined) await welcome(scope, inbox.id, profile, locale)
  const { contact } = await readVisit(scope, claims)
  refuseBlocked(contact)
  if (former !== undefined && !returning) await leave(scope, former, profile === undefined ? undefined : contact)
  const { token, expiresAt } = await parts.visitorTokens.issue(claims)
  return {
    visitor_token: token,
    expires_at: expiresAt,
    contact: contact === undefined ? null : await present(scope, inbox.id, contact),
    verified: userId !== null,
    returning,
    warnings: profile?.warnings ?? [],
  }
}

/** Whom a stored token names, if it is one of this inbox and its visit goes on. */
async function findFormer(
  tokens: VisitorTokens,
  scope: TenantScope,
  inboxId: InboxId,
  stored: string,
): Promise<VisitorClaims | undefined> {
  const claims = await tokens.verify(stored)
  if (claims?.tenantId !== scope.tenant.id || claims.inboxId !== inboxId) return undefined
  return (await readVisit(scope, claims)).ended ? undefined : claims
}

/** A user's id is one of the site that has the inbox's secret: another site's user of that id is somebody else. */
async function welcome(
  scope: TenantScope,
  inboxId: InboxId,
  { userId, name, email, phone }: Profile,
  locale: Wishes['locale'],
): Promise<void> {
  await findOrCreateContact(scope, {
    identities: [{ kind: 'user', realm: inboxId, externalId: userId, verified: true }],
    name,
    email,
    phone,
    locale,
  })
}

/**
 * Another person is on the browser: `now` when one signed in. A stranger who never wrote left nothing to end or to take
 * along, which spares a row for each page of a site that names its visitors late.
 * @throws visitor_blocked (403): nobody who is blocked becomes somebody new by signing in
 */
async function leave(scope: TenantScope, former: VisitorClaims, now: VisitorContact | undefined): Promise<void> {
  // A first message on its way in another tab comes before or after all of this.
  await lockVisitor(scope, former)
  const { contact } = await readVisit(scope, former)
  if (former.userId === null) {
    refuseBlocked(contact)
    if (contact === undefined) return
    // Whom the company deleted comes back by writing, not by another's sign-in.
    if (now !== undefined && contact.deleted_at === null) await handOverVisit(scope, contact, now.id)
  }
  await endVisit(scope, former.visitorId)
}

/** Details that another site or a channel gave are not this page's to show. */
async function present(scope: TenantScope, inboxId: InboxId, { id, name, email }: VisitorContact) {
  return (await isKnownElsewhere(scope, id, inboxId)) ? { id, name: '', email: null } : { id, name, email }
}
