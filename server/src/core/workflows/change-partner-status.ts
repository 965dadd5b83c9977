import type { PartnerId } from '@recado/contracts/ids'
import type { PlatformActor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { type PartnerRow, setPartnerStatus } from '../partners/index.ts'
import { revokePartnerSessions } from '../sessions/index.ts'

/**
 * Suspends a partner or takes it back. Its people are out at once, also of the tenants they were visiting, on every node,
 * and sign in again after it was taken back. Its tenants go on as they are, with the brand they inherit.
 *
 * @throws not_found (404)
 */
export async function changePartnerStatus(
  scope: PlatformScope,
  source: { actor: PlatformActor; origin: RequestOrigin },
  change: { partnerId: PartnerId; status: PartnerRow['status']; reason: string },
): Promise<void> {
  const { partnerId, status, reason } = change
  const before = await setPartnerStatus(scope, partnerId, status)
  if (before === status) return
  if (status === 'suspended') await revokePartnerSessions(scope, partnerId)
  await recordControlAct(
    scope,
    { ...source, partnerId },
    {
      action: status === 'suspended' ? 'partner.suspended' : 'partner.resumed',
      targetKind: 'partner',
      targetId: partnerId,
      before: { status: before },
      after: { status, reason },
    },
  )
}
