import { findInbox, type Inbox } from '../../chat/inboxes/index.ts'
import {
  errors,
  isPageAllowed,
  readVisit,
  refuseBlocked,
  type VisitorClaims,
  type VisitorContact,
} from '../../chat/visitors/index.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Somebody at a widget. */
export interface Visitor {
  claims: VisitorClaims
  inbox: Inbox
  /** Undefined before the first message of somebody whom the site did not name. */
  contact: VisitorContact | undefined
}

/**
 * What is true now of whom a token names: they may have signed out, its inbox may have been closed, its pages changed, a name become required, its
 * contact been blocked, merged or erased.
 * @throws visitor_token_invalid, visitor_identity_required (401), origin_forbidden, visitor_blocked (403)
 */
export async function loadVisitor(
  scope: TenantScope,
  claims: VisitorClaims,
  pageOrigin: string | undefined,
): Promise<Visitor> {
  const inbox = await findInbox(scope, claims.inboxId)
  if (inbox === undefined || inbox.channel !== 'widget' || inbox.retired_at !== null)
    throw errors.visitor_token_invalid()
  requirePage(inbox, pageOrigin)
  if (inbox.identity_required && claims.userId === null) throw errors.visitor_identity_required()
  const { ended, contact } = await readVisit(scope, claims)
  if (ended) throw errors.visitor_token_invalid()
  refuseBlocked(contact)
  return { claims, inbox, contact }
}

/** @throws origin_forbidden (403) */
export function requirePage(inbox: Inbox, pageOrigin: string | undefined): void {
  if (!isPageAllowed(inbox.settings.allowed_origins ?? [], pageOrigin)) throw platformErrors.origin_forbidden()
}
