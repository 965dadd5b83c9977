import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { ChangeBus } from '../../tenancy/change-bus.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import type { TenantDirectory } from '../../tenancy/tenant-directory.ts'
import type { WithTenant } from '../../tenancy/tenant-scope.ts'
import type { AccessTokens } from './access-token.ts'
import type { LoginThrottle } from './login-throttle.ts'
import type { Passwords } from './passwords.ts'

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
}
