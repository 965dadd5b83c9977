import { readPlanCatalogue, storePlans } from './modules/billing/index.ts'
import {
  createAccessTokens,
  createAuthenticator,
  createLoginThrottle,
  createPasswords,
} from './modules/identity/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type ClusterAdmin, databaseUrl, type LoginRole } from './platform/database/cluster.ts'
import { DatabasePools } from './platform/database/database-pools.ts'
import { createTranslator } from './platform/i18n.ts'
import type { Logger } from './platform/logger.ts'
import { memoryLimiters } from './platform/rate-limit/memory-limiters.ts'
import { createRateLimiter } from './platform/rate-limit.ts'
import type { Keyring } from './platform/secrets/index.ts'
import type { Services } from './services.ts'
import { createChangeBus } from './tenancy/change-bus.ts'
import { createControl } from './tenancy/control-scope.ts'
import { controlDatabaseName, type Installation, readAllMigrations } from './tenancy/installation.ts'
import { createTenantDirectory } from './tenancy/tenant-directory.ts'
import { createWithTenant } from './tenancy/tenant-scope.ts'

export interface ServiceOptions {
  config: Config
  clusters: readonly ClusterAdmin[]
  passwords: Record<LoginRole, string>
  keyring: Keyring
  clock: Clock
  log: Logger
  /** First word of the databases' names. */
  prefix: string
}

/** Makes every service of a process over a control database that is already prepared. Connects; call `close` at the end. */
export async function createServices(options: ServiceOptions): Promise<Services> {
  const { config, clock, log, keyring, clusters, passwords, prefix } = options
  const [home] = clusters
  if (home === undefined) throw new Error('no cluster is configured')
  const onError = (error: Error) => log.warn({ error }, 'database connection')
  const pools = new DatabasePools({
    clusters,
    passwords,
    sharedMax: config.database.poolMax,
    singleMax: 3,
    budget: config.database.connectionBudget,
    onError,
  })
  const controlName = controlDatabaseName(prefix)
  const controlPool = pools.get({ cluster: home.name, name: controlName, kind: 'control' })
  const control = createControl({ pool: controlPool, clock, wakeRelay: () => undefined })
  const changes = createChangeBus({
    connectionString: databaseUrl(home, controlName, { role: 'app', password: passwords.app }),
    pool: controlPool,
    onError,
  })
  const tenants = createTenantDirectory({ control, changes, clock })
  const withTenant = createWithTenant({
    pools,
    clock,
    wakeRelay: () => undefined,
    forgetTenant: (id) => tenants.forget(id),
  })
  const installation: Installation = { prefix, clusters, pools, control, clock, migrations: await readAllMigrations() }
  const plans = await readPlanCatalogue()
  await control.acrossTenants((scope) => storePlans(scope, plans))
  const tokens = await createAccessTokens({ control, keyring, clock })
  const authenticator = createAuthenticator({ tokens, control, tenants, withTenant, changes, clock, log })
  await changes.start()

  return {
    config,
    clock,
    log,
    texts: createTranslator(),
    keyring,
    installation,
    control,
    changes,
    tenants,
    withTenant,
    plans,
    tokens,
    authenticator,
    passwords: await createPasswords(),
    throttle: createLoginThrottle(createRateLimiter(memoryLimiters({ clock }))),
    close: async () => {
      await authenticator.settle()
      await changes.close()
      await pools.closeAll()
    },
  }
}
