import type { SessionView } from '@recado/contracts/me'
import type { z } from 'zod'
import type { IdentityParts } from '../../identity-parts.ts'
import { listLiveSessions } from '../../sessions/index.ts'
import type { PersonActor } from './describe-me.ts'
import { refuseImpersonators } from './update-me.ts'

/** Where somebody is signed in, at most 100, latest use first. @throws impersonation_forbidden (403) */
export async function listSessions(
  parts: Pick<IdentityParts, 'control' | 'tenants'>,
  actor: PersonActor,
): Promise<z.output<typeof SessionView>[]> {
  refuseImpersonators(actor)
  const rows = await parts.control.asIdentity(actor.identityId, (scope) => listLiveSessions(scope, actor.identityId))
  return Promise.all(
    rows.map(async ({ tenant_id: tenantId, ...row }) => ({
      ...row,
      current: row.id === actor.sessionId,
      tenant_name: tenantId === null ? null : ((await parts.tenants.find({ id: tenantId }))?.name ?? null),
    })),
  )
}
