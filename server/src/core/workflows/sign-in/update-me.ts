import type { Locale } from '@recado/contracts/wire'
import { changedFields, isEmpty } from '../../../platform/changed-fields.ts'
import { emitWorkspaceChange } from '../../../tenancy/emit-workspace-change.ts'
import { recordControlAct } from '../../../tenancy/record-act.ts'
import type { Tenant } from '../../../tenancy/tenant.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import {
  accountErrors,
  consumeAllOneTimeTokens,
  getIdentity,
  rememberAccount,
  sendMail,
  updateIdentity,
} from '../../accounts/index.ts'
import type { IdentityParts } from '../../identity-parts.ts'
import { findMember, updateMemberRow } from '../../members/index.ts'
import { revokeSessions, sessionErrors } from '../../sessions/index.ts'
import type { PersonActor } from './describe-me.ts'
import { mailPlaceOf } from './places.ts'

export interface PersonCall {
  actor: PersonActor
  tenant: Tenant | undefined
  origin: RequestOrigin
}

/**
 * Changes somebody's name and language: the identity's, and the profile in the tenant they are in.
 * @throws impersonation_forbidden (403)
 */
export async function updateProfile(
  parts: IdentityParts,
  { actor, tenant }: PersonCall,
  changes: { name?: string | undefined; locale?: Locale | undefined },
): Promise<void> {
  refuseImpersonators(actor)
  const { name, locale } = changes
  if (name === undefined && locale === undefined) return
  await parts.control.asIdentity(actor.identityId, async (scope) => {
    const changed = changedFields(await getIdentity(scope, actor.identityId), { name, locale })
    if (!isEmpty(changed)) await updateIdentity(scope, actor.identityId, changed)
  })
  if (name !== undefined && actor.kind === 'member' && actor.memberId !== null && tenant !== undefined) {
    const { memberId } = actor
    await parts.withTenant({ tenant, actor }, async (scope) => {
      if ((await findMember(scope, { id: memberId }))?.name === name) return
      await updateMemberRow(scope, memberId, { name })
      await emitWorkspaceChange(scope, 'member.renamed', memberId)
    })
  }
  await parts.changes.publish('identity', actor.identityId)
}

/**
 * Changes somebody's password and ends their other sessions.
 * @throws impersonation_forbidden, current_password_wrong (403), login_throttled (429)
 */
export async function changePassword(
  parts: IdentityParts,
  { actor, tenant, origin }: PersonCall,
  passwords: { current: string; next: string },
): Promise<void> {
  refuseImpersonators(actor)
  const { identityId, sessionId } = actor
  const identity = await parts.control.asIdentity(identityId, (scope) => getIdentity(scope, identityId))
  // The session stands for the browser: strangers who guess at the account do not keep its person from this.
  const device = rememberAccount({ id: sessionId, accounts: [] }, identity.email)
  const attempt = await parts.throttle.attempt({ email: identity.email, address: origin.ip, device })
  if (!(await parts.passwords.matches(identity.password_hash, passwords.current)))
    throw accountErrors.current_password_wrong()
  await attempt.succeeded()
  const hash = await parts.passwords.hash(passwords.next)
  const ended = await parts.control.acrossTenants(async (scope) => {
    await updateIdentity(scope, identityId, { password_hash: hash })
    // A reset link that is still in the mailbox would undo the change.
    await consumeAllOneTimeTokens(scope, identityId, 'reset_password')
    await recordControlAct(
      scope,
      { actor, origin, ...(tenant === undefined ? {} : { tenantId: tenant.id }) },
      { action: 'identity.password_changed', targetKind: 'identity', targetId: identityId },
    )
    await sendMail(scope, 'password_changed', identity, mailPlaceOf(parts.config, tenant))
    return revokeSessions(scope, { identityId, exceptId: sessionId }, 'password_changed')
  })
  for (const id of ended) await parts.changes.publish('session', id)
}

/** Whoever visits somebody's account changes nothing of the person's own. @throws impersonation_forbidden (403) */
export function refuseImpersonators(actor: PersonActor): void {
  if (actor.impersonator !== undefined) throw sessionErrors.impersonation_forbidden()
}
