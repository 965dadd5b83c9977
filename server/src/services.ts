import type { PlanCatalogue } from './modules/billing/index.ts'
import type { AccessTokens, Authenticator, LoginThrottle, Passwords } from './modules/identity/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Translator } from './platform/i18n.ts'
import type { Logger } from './platform/logger.ts'
import type { Keyring } from './platform/secrets/index.ts'
import type { ChangeBus } from './tenancy/change-bus.ts'
import type { Control } from './tenancy/control-scope.ts'
import type { Installation } from './tenancy/installation.ts'
import type { TenantDirectory } from './tenancy/tenant-directory.ts'
import type { WithTenant } from './tenancy/tenant-scope.ts'

/** Everything that is made once a process. Entry handlers receive it; modules take only the parts they name. */
export interface Services {
  config: Config
  clock: Clock
  log: Logger
  texts: Translator
  keyring: Keyring
  installation: Installation
  control: Control
  changes: ChangeBus
  tenants: TenantDirectory
  withTenant: WithTenant
  plans: PlanCatalogue
  tokens: AccessTokens
  authenticator: Authenticator
  passwords: Passwords
  throttle: LoginThrottle
  close(): Promise<void>
}
