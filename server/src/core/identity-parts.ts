import type { MemberId } from '@recado/contracts/ids'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Translator } from '../platform/i18n.ts'
import type { RatePolicies } from '../platform/rate-limit/rate-policies.ts'
import type { ChangeBus } from '../tenancy/change-bus.ts'
import type { Control } from '../tenancy/control-scope.ts'
import type { TenantDirectory } from '../tenancy/tenant-directory.ts'
import type { TenantScope, WithTenant } from '../tenancy/tenant-scope.ts'
import type { LoginThrottle, Passwords } from './accounts/index.ts'
import type { AccessTokens } from './sessions/index.ts'

/** Places for people that a plan sells: taken and given back in the transaction in which somebody joins or leaves. */
export interface Seats {
  /** @throws whatever refuses a tenant one person more (402) */
  take(scope: TenantScope): Promise<void>
  giveBack(scope: TenantScope): Promise<void>
}

/** What somebody has in hand becomes nobody's when they leave; called before their row is locked. */
export type GiveBackWork = (scope: TenantScope, memberId: MemberId) => Promise<void>

/** What identity's operations work with; the services of a process have it all. */
export interface IdentityParts {
  config: Config
  clock: Clock
  texts: Translator
  control: Control
  changes: ChangeBus
  tenants: TenantDirectory
  withTenant: WithTenant
  tokens: AccessTokens
  passwords: Passwords
  throttle: LoginThrottle
  ratePolicies: RatePolicies
  seats: Seats
  giveBackWork: GiveBackWork
}
