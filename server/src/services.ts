import type { RdClient } from './carmatch/crm/index.ts'
import type { ServiceMeter } from './carmatch/service-levels/index.ts'
import type { Shop } from './carmatch/workflows/shop.ts'
import type { StorageMeter } from './chat/attachments/index.ts'
import type { ChangeOnChannel } from './chat/conversations/index.ts'
import type { VisitorLimits, VisitorTokens } from './chat/visitors/index.ts'
import type { EraseSessions } from './chat/workflows/erasure/run-erasure.ts'
import type { ExecutionWatch } from './consultor/executions/index.ts'
import type { FigureSource } from './consultor/workflows/figure-source.ts'
import type { LoginThrottle, Passwords } from './core/accounts/index.ts'
import type { DunningRules, PlanCatalogue } from './core/billing/index.ts'
import type { BrandDirectory } from './core/branding/index.ts'
import type { GiveBackWork, Seats } from './core/identity-parts.ts'
import type { MailBrands } from './core/mail/index.ts'
import type { AccessTokens } from './core/sessions/index.ts'
import type { Authenticator } from './core/workflows/sign-in/authenticate.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { EventHub } from './platform/events/event-hub.ts'
import type { Relay } from './platform/events/relay.ts'
import type { HttpClient } from './platform/http-client.ts'
import type { Translator } from './platform/i18n.ts'
import type { JobQueue } from './platform/jobs/job-queue.ts'
import type { Logger } from './platform/logger.ts'
import type { MailboxStore, Mailer } from './platform/mailer/index.ts'
import type { Metrics } from './platform/metrics.ts'
import type { RatePolicies } from './platform/rate-limit/rate-policies.ts'
import type { RateLimiter } from './platform/rate-limit.ts'
import type { Keyring } from './platform/secrets/index.ts'
import type { Storage, verifySignedPath } from './platform/storage/index.ts'
import type { ChangeBus } from './tenancy/change-bus.ts'
import type { Control } from './tenancy/control-scope.ts'
import type { FairTurns } from './tenancy/fair-turns.ts'
import type { Installation } from './tenancy/installation.ts'
import type { TenantDirectory } from './tenancy/tenant-directory.ts'
import type { WithTenant } from './tenancy/tenant-scope.ts'
import type { BotFleet, BotRules, HostDirectory } from './zap/bots/index.ts'
import type { World } from './zap/calls/index.ts'
import type { FlowCache } from './zap/sessions/index.ts'
import type { CallBot } from './zap/workflows/call-bot.ts'
import type { CloudApi } from './zap/workflows/cloud-api.ts'
import type { TellTyping } from './zap/workflows/tell-typing.ts'

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
  /** For a door to refuse a tenant that has too much waiting already. */
  turns: Pick<FairTurns, 'refuseFull'>
  plans: PlanCatalogue
  dunning: DunningRules
  brands: BrandDirectory
  rateLimiter: RateLimiter
  ratePolicies: RatePolicies
  /** Who streams an execution hears of it here. */
  executionWatch: ExecutionWatch
  /** What products tell the advisor of a company's own figures. */
  figureSources: readonly FigureSource[]
  storage: Storage
  /** Where the bytes of files are counted against the plan. */
  storageMeter: StorageMeter
  /** What a signed address of a file on disk allows. @throws StorageError storage_link_invalid, storage_link_expired */
  verifyFileLink(path: string): ReturnType<typeof verifySignedPath>
  tokens: AccessTokens
  authenticator: Authenticator
  passwords: Passwords
  visitorTokens: VisitorTokens
  visitorLimits: VisitorLimits
  throttle: LoginThrottle
  seats: Seats
  giveBackWork: GiveBackWork
  /** What flows do when a contact is erased. */
  eraseSessions: EraseSessions
  /** What channels, and a CRM that was told, do then. */
  eraseChats: EraseSessions
  metrics: Metrics
  /** What happened in tenants, as the relay of this process tells it. */
  events: EventHub
  queue: JobQueue
  relay: Relay
  /** For addresses that people typed in. */
  http: HttpClient
  /** What is held of companies' stock and questionnaires. */
  shop: Shop
  /** How companies' public doors answer. */
  serviceMeter: ServiceMeter
  /** What runs flows: their versions ready to run, and the world they ask. */
  bots: { cache: FlowCache; world: World }
  /** Where the bots of numbers run, and what is asked of them. */
  fleet: BotFleet
  callBot: CallBot
  /** RD Station CRM; undefined where the installation has no app there. */
  rd: RdClient | undefined
  /** Meta, for numbers of the Cloud API. */
  cloudApi: CloudApi
  /** What WhatsApp says when a message is changed that left by it. */
  changeOnChannel: ChangeOnChannel
  tellTyping: TellTyping
  /** Where those run, and the numbers by which they are kept. */
  botHosts: HostDirectory
  botRules: BotRules
  mailbox: MailboxStore
  mailer: Mailer
  /** How mails look: answered by branding. */
  mailBrands: MailBrands
  close(): Promise<void>
}
