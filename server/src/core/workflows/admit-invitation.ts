import type { RatePolicies } from '../../platform/rate-limit/rate-policies.ts'
import type { AdminCall } from '../../tenancy/admin-call.ts'
import type { ControlScope } from '../../tenancy/control-scope.ts'
import { isVerified } from '../accounts/index.ts'
import { countInvitations, invitationErrors, lockInvitations } from '../invitations/index.ts'

/**
 * Lets one more invitation leave: a mail of ours to a stranger, in somebody's name. So it takes somebody whose own address
 * is proven, and a company sends so many a day, one that does not pay a few. Resent ones count as new ones.
 *
 * @throws email_unverified (403), invitations_too_many (429, with Retry-After)
 */
export async function admitInvitation(
  scope: ControlScope,
  ratePolicies: RatePolicies,
  { tenant, actor }: Pick<AdminCall, 'tenant' | 'actor'>,
): Promise<void> {
  if (!(await isVerified(scope, tenant.id, actor))) throw invitationErrors.email_unverified()
  const { points, seconds } = ratePolicies[tenant.status === 'active' ? 'invitations_daily' : 'invitations_daily_trial']
  await lockInvitations(scope, tenant.id)
  const now = scope.clock.now().getTime()
  const { count, oldest } = await countInvitations(scope, tenant.id, new Date(now - seconds * 1_000))
  if (count < points) return
  const wait = Math.max(1, Math.ceil(((oldest?.getTime() ?? now) + seconds * 1_000 - now) / 1_000))
  throw invitationErrors.invitations_too_many({ params: { limit: points }, headers: { 'retry-after': String(wait) } })
}
