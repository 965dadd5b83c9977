import type { PlatformActor } from '../../tenancy/actor.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import { findIdentityByEmail } from '../accounts/index.ts'
import { invitePartnerAdmin, type PartnerRow } from '../partners/index.ts'

/** Invites somebody to administer a partner, in their own language if they have an account; audited. */
export async function invitePartner(
  scope: PlatformScope,
  source: { actor: PlatformActor; origin: RequestOrigin; publicUrl: string },
  invitation: { partner: Pick<PartnerRow, 'id' | 'name'>; email: string; name: string | undefined },
): Promise<void> {
  const { actor, origin, publicUrl } = source
  const known = await findIdentityByEmail(scope, invitation.email)
  await invitePartnerAdmin(scope, {
    ...invitation,
    locale: known?.locale ?? 'pt-BR',
    invitedByName: actor.name,
    publicUrl,
  })
  await recordControlAct(
    scope,
    { actor, origin, partnerId: invitation.partner.id },
    {
      action: 'partner.administrator_invited',
      targetKind: 'partner',
      targetId: invitation.partner.id,
      after: { email: invitation.email },
    },
  )
}
