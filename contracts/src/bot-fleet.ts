import { z } from 'zod'
import { BotDriver, BotReason, BotState } from './bots.ts'
import { defineEndpoint } from './endpoint.ts'
import { BotAlertId, BotBackupId, BotEventId, BotReleaseId, BotServerId, ConnectionId, TenantId } from './ids.ts'
import { nameLine } from './names.ts'
import { Instant, PageQuery, pageOf, QueryFlag } from './wire.ts'

/** Where the bots of all companies run, for the platform's people; a partner sees those of its own companies. */

export const BotHostDriver = z.enum(['process', 'docker', 'dokploy', 'coolify'])

export const FleetBotView = z.object({
  /** The connection's. */
  id: ConnectionId,
  tenant: z.object({ id: TenantId, name: z.string() }),
  server: z.object({ id: BotServerId, name: z.string() }),
  driver: BotDriver,
  wanted: z.enum(['running', 'stopped', 'absent']),
  found: z.enum(['absent', 'stopped', 'running']),
  /** What it last said of itself; null: it does not run, or was not asked yet. */
  state: BotState.nullable(),
  reason: BotReason.nullable(),
  checked_at: Instant.nullable(),
  /** In a row. */
  failed_checks: z.number().int(),
  /** Of its program: a digest, or the name of an image. */
  program: z.string().nullable(),
  wa_version: z.string().nullable(),
  /** How often a process was begun for it. */
  starts: z.number().int(),
  started_at: Instant.nullable(),
  /** Why it is not as it should be. */
  problem: z.string().nullable(),
  next_try_at: Instant.nullable(),
  /** Of one that was ended: when its session is deleted. */
  session_until: Instant.nullable(),
  created_at: Instant,
})
export type FleetBotView = z.output<typeof FleetBotView>

/** What a partner sees: not where it runs. */
export const PartnerBotView = FleetBotView.omit({ server: true, program: true, problem: true })
export type PartnerBotView = z.output<typeof PartnerBotView>

export const BotServerView = z.object({
  id: BotServerId,
  name: z.string(),
  driver: BotHostDriver,
  url: z.string().nullable(),
  has_token: z.boolean(),
  settings: z.record(z.string(), z.string()),
  memory_mb: z.number().int(),
  accepts_new: z.boolean(),
  /** Of this installation's own machine. */
  own: z.boolean(),
  bots: z.number().int(),
  running: z.number().int(),
  /** How many bots more it has room for. */
  room: z.number().int(),
  memory_free_mb: z.number().int().nullable(),
  memory_used: z.number().nullable(),
  cpu_used: z.number().nullable(),
  disk_used: z.number().nullable(),
  measured_at: Instant.nullable(),
  problem: z.string().nullable(),
  created_at: Instant,
})
export type BotServerView = z.output<typeof BotServerView>

const url = z
  .string()
  .max(500)
  .regex(/^(unix:\/\/\/|https?:\/\/)\S+$/, { error: 'url_malformed' })
const settings = z.record(z.string().regex(/^[a-z_]{1,40}$/), z.string().max(300))
const memory = z.number().int().min(256).max(1_048_576)

export const CreateBotServerBody = z.strictObject({
  name: nameLine(80),
  /** `process` is this installation's own machine, which is there by itself. */
  driver: z.enum(['docker', 'dokploy', 'coolify']),
  url,
  token: z.string().min(1).max(1_000).optional(),
  settings: settings.default({}),
  memory_mb: memory,
})
export const UpdateBotServerBody = z
  .strictObject({
    name: nameLine(80),
    url,
    token: z.string().min(1).max(1_000),
    settings,
    memory_mb: memory,
    accepts_new: z.boolean(),
  })
  .partial()

const WaVersion = z
  .string()
  .regex(/^\d{1,3}\.\d{1,5}\.\d{1,12}$/, { error: 'wa_version_malformed' })
  .nullable()

export const BotReleaseView = z.object({
  id: BotReleaseId,
  kind: z.enum(['wa_version', 'program']),
  version: z.string().nullable(),
  /** canary: one bot tries it; all: in effect, or was; stopped: it did not work. */
  state: z.enum(['canary', 'all', 'stopped']),
  canary_id: ConnectionId.nullable(),
  detail: z.string(),
  created_at: Instant,
  decided_at: Instant.nullable(),
})

export const BotVersionView = z.object({
  /** Null: the libraries' own. */
  version: z.string().nullable(),
  trying: BotReleaseView.nullable(),
  /** Running bots that have it, of how many. */
  reached: z.number().int(),
  running: z.number().int(),
})

export const BotEventView = z.object({
  id: BotEventId,
  kind: z.enum([
    ...(['created', 'started', 'adopted', 'stopped', 'removed', 'start_failed', 'restarted'] as const),
    ...(['failing', 'recovered', 'backed_up', 'restored', 'version_set'] as const),
  ]),
  detail: z.string(),
  at: Instant,
})

export const BotAlertView = z.object({
  id: BotAlertId,
  kind: z.enum([
    ...(['bot_failing', 'bots_down', 'server_cpu', 'server_memory', 'server_disk'] as const),
    ...(['server_unreachable', 'no_room', 'release_stopped'] as const),
  ]),
  /** As it was told, in the reader's language. */
  title: z.string(),
  body: z.string(),
  opened_at: Instant,
  closed_at: Instant.nullable(),
})

export const BotBackupView = z.object({
  id: BotBackupId,
  at: Instant,
  bytes: z.number(),
  /** Messages went through this number after it was made: restoring it asks first. */
  outdated: z.boolean(),
})

const tag = 'WhatsApp'
const platform = '/api/v1/platform'
const bot = z.object({ bot_id: ConnectionId })
const server = z.object({ server_id: BotServerId })

export const fleetEndpoints = {
  listBots: defineEndpoint({
    name: 'list-bots',
    method: 'GET',
    path: `${platform}/bots`,
    tag,
    summary: 'Bots of all companies.',
    query: PageQuery.extend({
      server_id: BotServerId.optional(),
      tenant_id: TenantId.optional(),
      found: FleetBotView.shape.found.optional(),
      /** Those that should run and do not, or not well. */
      failing: QueryFlag.optional(),
    }),
    response: pageOf(FleetBotView),
  }),
  listEvents: defineEndpoint({
    name: 'list-bot-events',
    method: 'GET',
    path: `${platform}/bots/:bot_id/events`,
    tag,
    summary: 'What was done with a bot and what it did, newest first; 90 days.',
    params: bot,
    query: PageQuery,
    response: pageOf(BotEventView),
  }),
  moveBot: defineEndpoint({
    name: 'move-bot',
    method: 'POST',
    path: `${platform}/bots/:bot_id/move`,
    tag,
    summary: 'To another server, with its newest backup; one is made first where the bot runs.',
    status: 202,
    params: bot,
    body: z.strictObject({ server_id: BotServerId }),
    response: FleetBotView,
  }),
  listServers: defineEndpoint({
    name: 'list-bot-servers',
    method: 'GET',
    path: `${platform}/bot-servers`,
    tag,
    summary: 'Servers on which bots run, with what they have and what is used.',
    query: PageQuery,
    response: pageOf(BotServerView),
  }),
  createServer: defineEndpoint({
    name: 'create-bot-server',
    method: 'POST',
    path: `${platform}/bot-servers`,
    tag,
    summary: 'A server more; it is asked before it is kept.',
    status: 201,
    body: CreateBotServerBody,
    response: BotServerView,
  }),
  updateServer: defineEndpoint({
    name: 'update-bot-server',
    method: 'PATCH',
    path: `${platform}/bot-servers/:server_id`,
    tag,
    summary: 'Changes what is named.',
    params: server,
    body: UpdateBotServerBody,
    response: BotServerView,
  }),
  deleteServer: defineEndpoint({
    name: 'delete-bot-server',
    method: 'DELETE',
    path: `${platform}/bot-servers/:server_id`,
    tag,
    summary: 'Forgets a server without bots.',
    status: 204,
    params: server,
  }),
  getVersion: defineEndpoint({
    name: 'get-bot-version',
    method: 'GET',
    path: `${platform}/bot-version`,
    tag,
    summary: 'The version of WhatsApp Web that bots say they are, and how far a new one has come.',
    response: BotVersionView,
  }),
  putVersion: defineEndpoint({
    name: 'put-bot-version',
    method: 'PUT',
    path: `${platform}/bot-version`,
    tag,
    summary: 'Brings all bots to a version: one first, and the others when it works, within a minute.',
    body: z.strictObject({ version: WaVersion }),
    response: BotVersionView,
  }),
  listAlerts: defineEndpoint({
    name: 'list-bot-alerts',
    method: 'GET',
    path: `${platform}/bot-alerts`,
    tag,
    summary: 'What somebody was told of, newest first; open ones have no end.',
    query: PageQuery,
    response: pageOf(BotAlertView),
  }),
  listPartnerBots: defineEndpoint({
    name: 'list-partner-bots',
    method: 'GET',
    path: '/api/v1/partner/bots',
    tag,
    summary: 'Bots of the partner’s companies.',
    query: PageQuery.extend({ tenant_id: TenantId.optional(), failing: QueryFlag.optional() }),
    response: pageOf(PartnerBotView),
  }),
  listBackups: defineEndpoint({
    name: 'list-whatsapp-backups',
    method: 'GET',
    path: '/api/v1/whatsapp/connections/:id/backups',
    tag,
    summary: 'Copies of a number’s session, newest first; made each night and kept for seven days.',
    params: z.object({ id: ConnectionId }),
    query: PageQuery,
    response: pageOf(BotBackupView),
  }),
  restoreBackup: defineEndpoint({
    name: 'restore-whatsapp-backup',
    method: 'POST',
    path: '/api/v1/whatsapp/connections/:id/backups/:backup_id/restore',
    tag,
    summary:
      'Takes the session back to a copy. One that is older than the last message is restored only with `confirm`.',
    status: 202,
    params: z.object({ id: ConnectionId, backup_id: BotBackupId }),
    body: z.strictObject({ confirm: z.boolean().default(false) }),
    response: BotBackupView,
  }),
}
