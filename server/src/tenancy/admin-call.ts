import type { ApiKeyActor, MemberActor } from './actor.ts'
import type { Tenant } from './tenant.ts'
import type { RequestOrigin } from './tenant-scope.ts'

/** Who administers what, and from where: what every act on a tenant needs. */
export interface AdminCall {
  tenant: Tenant
  actor: MemberActor | ApiKeyActor
  origin: RequestOrigin
}
