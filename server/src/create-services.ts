import { createRdClient, type RdClient } from './carmatch/crm/index.ts'
import { createServiceMeter } from './carmatch/service-levels/index.ts'
import { planErasureInCrm } from './carmatch/workflows/erase-in-crm.ts'
import { giveBackWork } from './chat/conversations/index.ts'
import { createVisitorLimits, createVisitorTokens } from './chat/visitors/index.ts'
import { storageMeter } from './chat/workflows/storage-meter.ts'
import { createExecutionWatch } from './consultor/executions/index.ts'
import { createLoginThrottle, createPasswords } from './core/accounts/index.ts'
import { readDunningRules, readPlanCatalogue, storePlans } from './core/billing/index.ts'
import { createBrandDirectory, createMailBrands } from './core/branding/index.ts'
import { createDevelopmentMailbox } from './core/mail/index.ts'
import { createAccessTokens } from './core/sessions/index.ts'
import { seats } from './core/workflows/seats.ts'
import { createAuthenticator } from './core/workflows/sign-in/authenticate.ts'
import { type Background, createBackground } from './create-background.ts'
import type { AiProvider } from './platform/ai/ai-provider.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type ClusterAdmin, databaseUrl, type LoginRole } from './platform/database/cluster.ts'
import { DatabasePools } from './platform/database/database-pools.ts'
import { createHttpClient, type HttpClient } from './platform/http-client.ts'
import { createTranslator } from './platform/i18n.ts'
import { QUEUE_CONNECTIONS } from './platform/jobs/job-queue.ts'
import type { QueueDefinition } from './platform/jobs/queue-definition.ts'
import type { Logger } from './platform/logger.ts'
import { createMailer, parseMailbox } from './platform/mailer/index.ts'
import { createMetrics } from './platform/metrics.ts'
import { memoryLimiters } from './platform/rate-limit/memory-limiters.ts'
import { type RatePolicies, readRatePolicies } from './platform/rate-limit/rate-policies.ts'
import { createRateLimiter } from './platform/rate-limit.ts'
import { deriveKey, type Keyring } from './platform/secrets/index.ts'
import { createStorage, verifySignedPath } from './platform/storage/index.ts'
import { createCarAdviser, createShop, FIGURE_SOURCES } from './products.ts'
import type { Services } from './services.ts'
import { createChangeBus } from './tenancy/change-bus.ts'
import { createControl } from './tenancy/control-scope.ts'
import { createFairTurns } from './tenancy/fair-turns.ts'
import { controlDatabaseName, type Installation, readAllMigrations } from './tenancy/installation.ts'
import { createTenantDirectory } from './tenancy/tenant-directory.ts'
import { createWithTenant } from './tenancy/tenant-scope.ts'
import { type BotFleet, createFleet, createHostDirectory, readBotRules } from './zap/bots/index.ts'
import { createWorld } from './zap/calls/index.ts'
import { eraseChats } from './zap/chats/index.ts'
import { createFlowCache, eraseSessions } from './zap/sessions/index.ts'
import { createBotCaller } from './zap/workflows/call-bot.ts'
import { changeOnWhatsapp } from './zap/workflows/change-on-whatsapp.ts'
import { createCloudApi } from './zap/workflows/cloud-api.ts'
import { takeAiAnswer } from './zap/workflows/take-ai-answer.ts'
import { createTellTyping } from './zap/workflows/tell-typing.ts'

export interface ServiceOptions {
  config: Config
  clusters: readonly ClusterAdmin[]
  passwords: Record<LoginRole, string>
  keyring: Keyring
  clock: Clock
  log: Logger
  /** First word of the databases' names. */
  prefix: string
  /** Instead of server/data/rate-limits.json. */
  ratePolicies?: RatePolicies
  /** Every kind of job, for the queue to know how each is kept and repeated. */
  queues: readonly QueueDefinition[]
  /** Whether the process itself is measured too; not more than once a process. Default true. */
  processMetrics?: boolean
  /** How often the relay looks at databases that nothing told of; by default as it says itself. */
  sweepMs?: number
  /** Where bots run. Default: where the fleet's tables say. */
  fleet?: BotFleet
}

/** Makes every service of a process over a control database that is already prepared. Connects; call `close` at the end. */
export async function createServices(options: ServiceOptions): Promise<Services> {
  const { config, clock, log, keyring, clusters, passwords, prefix } = options
  const [home] = clusters
  if (home === undefined) throw new Error('no cluster is configured')
  const worksQueue = config.roles.includes('jobs') || config.roles.includes('relay')
  const onError = (error: Error) => log.warn({ error }, 'database connection')
  const pools = new DatabasePools({
    clusters,
    passwords,
    sharedMax: config.database.poolMax,
    singleMax: 3,
    budget: config.database.connectionBudget - (worksQueue ? QUEUE_CONNECTIONS : 0),
    onError,
  })
  const controlName = controlDatabaseName(prefix)
  const controlAddress = { cluster: home.name, name: controlName, kind: 'control' as const }
  const controlPool = pools.get(controlAddress)
  const control = createControl({
    pool: controlPool,
    clock,
    wakeRelay: () => background.hint(controlAddress),
    changed: (topic, id) => changes.notifyLocally(topic, id),
  })
  const changes = createChangeBus({
    connectionString: databaseUrl(home, controlName, { role: 'app', password: passwords.app }),
    pool: controlPool,
    onError,
  })
  const tenants = createTenantDirectory({ control, changes, clock })
  const turns = createFairTurns()
  const withTenant = createWithTenant({
    pools,
    turns,
    clock,
    wakeRelay: ({ cluster, database }) => background.hint({ cluster, name: database }),
    forgetTenant: (id) => tenants.forget(id),
  })
  const metrics = createMetrics({ processMetrics: options.processMetrics ?? true })
  const background: Background = createBackground({
    config,
    clock,
    log,
    metrics,
    pools,
    passwords,
    controlAddress,
    control,
    changes,
    tenants,
    queues: options.queues,
    ...(options.sweepMs === undefined ? {} : { sweepMs: options.sweepMs }),
  })
  const texts = createTranslator()
  const shop = createShop()
  const http = createHttpClient({ allowPrivate: config.webhooks.allowPrivate })
  // Bots are ours, and mostly in a private network.
  const botHttp = createHttpClient({ allowPrivate: true })
  const botRules = await readBotRules()
  const botHosts = createHostDirectory({ config, rules: botRules, keyring, warn: (message) => log.warn(message) })
  const fleet = options.fleet ?? createFleet({ control, hosts: botHosts })
  const callBot = createBotCaller({ fleet, http: botHttp, keyring })
  const cloudApi = createCloudApi({ config: config.cloudApi, http, keyring })
  const mailbox = createDevelopmentMailbox(control)
  const mailer = createMailer({ config: config.mail, mailbox })
  const installation: Installation = { prefix, clusters, pools, control, clock, migrations: await readAllMigrations() }
  const plans = await readPlanCatalogue()
  await control.acrossTenants((scope) => storePlans(scope, plans))
  const tokens = await createAccessTokens({ control, keyring, clock })
  const authenticator = createAuthenticator({ tokens, control, tenants, withTenant, changes, clock, log })
  const rateLimiter = createRateLimiter(memoryLimiters({ clock }))
  const ratePolicies = options.ratePolicies ?? (await readRatePolicies())
  const brands = createBrandDirectory({ control, changes, platformName: platformName(config) })
  const signingKey = deriveKey(keyring.current, 'file-links')
  const storage = await createStorage({ config: config.storage, publicUrl: config.http.publicUrl, signingKey, clock })
  await changes.start()

  return {
    config,
    clock,
    log,
    texts,
    keyring,
    installation,
    control,
    changes,
    tenants,
    withTenant,
    turns,
    plans,
    dunning: await readDunningRules(),
    brands,
    rateLimiter,
    ratePolicies,
    executionWatch: createExecutionWatch(changes),
    figureSources: FIGURE_SOURCES,
    storage,
    storageMeter,
    verifyFileLink: (path) => verifySignedPath(path, { signingKey, clock }),
    tokens,
    authenticator,
    passwords: await createPasswords(),
    throttle: createLoginThrottle(rateLimiter),
    seats,
    giveBackWork,
    eraseSessions,
    eraseChats: async (scope, contactIds) =>
      (await eraseChats(scope, contactIds)) + (await planErasureInCrm(scope, contactIds)),
    visitorTokens: createVisitorTokens({ keyring, clock }),
    visitorLimits: createVisitorLimits(rateLimiter),
    metrics,
    events: background.hub,
    queue: background.queue,
    relay: background.relay,
    http,
    shop,
    serviceMeter: createServiceMeter({ withTenant, log }),
    bots: {
      cache: createFlowCache(),
      world: createWorld({
        ...{ http, keyring, cars: createCarAdviser(config, texts, shop) },
        ai: { platform: aiOf(config), takeAnswer: takeAiAnswer },
      }),
    },
    fleet,
    callBot,
    rd: rdOf(config, http),
    cloudApi,
    changeOnChannel: changeOnWhatsapp,
    tellTyping: createTellTyping({ withTenant, callBot, cloudApi, clock, log }),
    botHosts,
    botRules,
    mailbox,
    mailer,
    mailBrands: createMailBrands({ tenants, brands }),
    close: async () => {
      await authenticator.settle()
      await background.relay.stop()
      await background.queue.stop()
      await Promise.all([http.close(), botHttp.close(), mailer.close(), botHosts.close()])
      await changes.close()
      await storage.close()
      await pools.closeAll()
    },
  }
}

/** The platform's name where no brand says it: its sender's. */
function platformName(config: Config): string {
  return (config.mail.driver === 'off' ? undefined : parseMailbox(config.mail.from)?.name) ?? 'Recado'
}

function rdOf({ rdStation: { app, ...origins }, http: { publicUrl } }: Config, http: HttpClient): RdClient | undefined {
  if (app === undefined) return undefined
  return createRdClient(http, {
    ...origins,
    ...app,
    returnUrl: `${new URL(publicUrl).origin}/api/v1/crm/rd-station/return`,
  })
}

function aiOf({ ai }: Config): AiProvider | undefined {
  if (ai === undefined) return undefined
  const { model, apiKey, baseUrl } = ai
  return { model, api_key: apiKey, ...(baseUrl === undefined ? {} : { base_url: baseUrl }) }
}
