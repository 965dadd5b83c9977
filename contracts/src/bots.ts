import { z } from 'zod'
import { ContentToSend, ReceivedContent } from './bot-content.ts'
import { AckState, SendProblem } from './delivery.ts'
import { WhatsappIdentity } from './whatsapp-identity.ts'
import { Instant } from './wire.ts'

/**
 * What crosses between a bot and the server, both ways. A bot holds one connection of one tenant; its token names the
 * connection, so nothing a bot says about its tenant is believed.
 */

/** Of the server, with `X-Bot-Token` and the signature of Standard Webhooks. */
export const BOT_PATHS = {
  qr: '/api/tenants/:id/whatsapp/qr',
  status: '/api/tenants/:id/whatsapp/status',
  incoming: '/api/tenants/:id/whatsapp/incoming',
  /**
   * PUT, the bytes, with Content-Digest (RFC 9530, sha-256); what is signed is `{"sha256":"<hex>"}` of them. The same ref
   * twice is the same file.
   */
  media: '/api/tenants/:id/whatsapp/media/:ref',
  /** GET, with the token alone: the file of a send that is somewhere else. The server fetches it, so that no bot goes where it must not. */
  picture: '/api/tenants/:id/whatsapp/pictures/:send',
} as const

/**
 * Of a bot: GET health (200 works, 503 does not) and live (200 runs); session with its token, GET gives its whole store, PUT
 * brings one for its next start; the others POST with its token.
 */
export const BOT_OWN_PATHS = {
  health: '/health',
  live: '/live',
  send: '/send',
  command: '/command',
  lease: '/lease',
  session: '/session',
} as const

export const BOT_TOKEN_HEADER = 'x-bot-token'

/** Old deliveries are refused: a recorded one must not be played again tomorrow. Standard Webhooks' own tolerance. */
export const SIGNATURE_TOLERANCE_S = 300

/** A batch stays below every body limit on the way. */
export const BATCH_EVENTS_MAX = 100
export const BATCH_BYTES_MAX = 512 * 1024

export const BotDriver = z.enum(['baileys', 'whatsapp-web', 'cloud', 'simulator'])
export type BotDriver = z.output<typeof BotDriver>

/**
 * - `starting` to `disconnected`: it works on it by itself.
 * - `passkey_required`: WhatsApp wants a passkey before it links; only the official route, another number or time help.
 * - `restricted`: connected, but may not begin new chats until `until`.
 * - `version_outdated`: the WhatsApp Web version must be raised. `replaced`: another program took the session.
 * - `logged_out`, `banned`, `failed`: over until a person acts.
 */
export const BotState = z.enum([
  ...(['starting', 'qr_ready', 'pairing_code', 'connected', 'disconnected', 'passkey_required'] as const),
  ...(['restricted', 'version_outdated', 'replaced', 'logged_out', 'banned', 'failed'] as const),
])
export type BotState = z.output<typeof BotState>

/** In these the number works. */
export const WORKING_STATES: readonly BotState[] = ['connected', 'restricted']
/** In these a bot does not try again by itself: each try could make it worse, or is pointless. */
export const FINAL_STATES: readonly BotState[] = [
  ...(['passkey_required', 'version_outdated', 'replaced', 'logged_out', 'banned', 'failed'] as const),
]

/** Why a state is what it is; texts for people are the screen's. */
export const BotReason = z.enum([
  ...(['network', 'timed_out', 'restart_required', 'server_closed', 'qr_expired', 'pairing_code_refused'] as const),
  ...(['passkey_prologue', 'new_chats_limited', 'version_refused', 'session_taken', 'session_invalid'] as const),
  ...(['logged_out_on_phone', 'logged_out_here', 'account_banned', 'lease_lost', 'queue_full', 'stopping'] as const),
  ...(['storage_failed', 'driver_failed', 'unknown'] as const),
])
export type BotReason = z.output<typeof BotReason>

export const QrWebhook = z.object({
  /** Null: nothing to scan any more, or a code is shown instead. */
  qr_code: z.string().max(4_000).nullable(),
  pairing_code: z.string().max(20).nullable(),
  expires_at: Instant.nullable(),
  timestamp: Instant,
})
export type QrWebhook = z.input<typeof QrWebhook>

export const BotQueues = z.object({
  to_deliver: z.number().int(),
  to_send: z.number().int(),
  /** Events that the server refused for good; they are kept in the bot's volume. */
  refused: z.number().int(),
  full: z.boolean(),
  /** A message has waited for more than a minute: since when, and what for. */
  stuck: z.object({ since: Instant, reason: z.string().max(100) }).nullable(),
})
export type BotQueues = z.input<typeof BotQueues>

export const StatusWebhook = z.object({
  status: BotState,
  /** Counts the states of this bot: with it a late delivery does not overwrite a newer state. */
  seq: z.number().int(),
  since: Instant,
  reason: BotReason.nullable(),
  detail: z.string().max(500),
  /** Whose number it is, once known. */
  number: WhatsappIdentity.shape.phone,
  lid: WhatsappIdentity.shape.lid,
  name: z.string().max(1_000).nullable(),
  /** End of a restriction, where WhatsApp says. */
  until: Instant.nullable(),
  new_chats: z.object({ used: z.number().int(), limit: z.number().int() }).nullable(),
  driver: BotDriver,
  wa_version: z.string().max(50).nullable(),
  queues: BotQueues,
  timestamp: Instant,
})
export type StatusWebhook = z.input<typeof StatusWebhook>

export const ChatRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), identity: WhatsappIdentity, name: z.string().max(1_000).nullable() }),
  z.object({
    kind: z.literal('group'),
    id: z.string().regex(/^[\d-]{5,60}@g\.us$/),
    name: z.string().max(1_000).nullable(),
  }),
])
export type ChatRef = z.output<typeof ChatRef>

/** The click-to-WhatsApp ad that a customer came from. */
export const AdReferral = z.object({
  ctwa_clid: z.string().max(1_000).nullable(),
  source_id: z.string().max(500).nullable(),
  source_url: z.string().max(2_000).nullable(),
  headline: z.string().max(1_000).nullable(),
  body: z.string().max(5_000).nullable(),
})
export type AdReferral = z.output<typeof AdReferral>

const common = {
  /** The bot's own: a delivery that comes twice has the same. */
  event_id: z.string().regex(/^[A-Za-z0-9_-]{8,100}$/),
  chat: ChatRef,
  at: Instant,
}
const MessageId = z.string().min(1).max(200)

/**
 * `message` has what the specification's bot sent (`from`, `body`, `timestamp`, `type`) beside what we need. Unique in a
 * connection is (person or group, message_id).
 */
export const BotEvent = z.discriminatedUnion('event', [
  z.object({
    ...common,
    event: z.literal('message'),
    message_id: MessageId,
    /** The address it came from, as WhatsApp writes it. */
    from: z.string().max(200),
    /** What it says in words, for a list or a flow. */
    body: z.string(),
    /** Seconds since 1970. */
    timestamp: z.number().int(),
    type: z.string().max(50),
    /** Written on the shop's own phone or another of its devices. */
    from_me: z.boolean(),
    /** Who wrote it, in a group. */
    sender: z.object({ identity: WhatsappIdentity, name: z.string().max(1_000).nullable() }).nullable(),
    content: ReceivedContent,
    quoted: z.object({ message_id: MessageId, body: z.string() }).nullable(),
    referral: AdReferral.nullable(),
    forwarded: z.boolean(),
    /** Imported at pairing: stored, and no flow wakes. */
    history: z.boolean(),
  }),
  z.object({ ...common, event: z.literal('edit'), message_id: MessageId, from_me: z.boolean(), text: z.string() }),
  z.object({ ...common, event: z.literal('deletion'), message_id: MessageId, from_me: z.boolean() }),
  z.object({
    ...common,
    event: z.literal('reaction'),
    message_id: MessageId,
    from_me: z.boolean(),
    sender: WhatsappIdentity.nullable(),
    emoji: z.string().max(64).nullable(),
  }),
  z.object({
    ...common,
    event: z.literal('ack'),
    /** The network's; null where none was given before it failed. */
    message_id: MessageId.nullable(),
    /** The server's own id, of what it asked to be sent; null for what was written on the phone. */
    id: z.string().max(100).nullable(),
    state: AckState,
    problem: SendProblem.nullable(),
    detail: z.string().max(500),
  }),
  /** The chat's identity is known better; `replaces` is what it was called before. */
  z.object({ ...common, event: z.literal('identity'), replaces: WhatsappIdentity.nullable() }),
])
export type BotEvent = z.output<typeof BotEvent>
/** As it is on the wire. */
export type BotEventInput = z.input<typeof BotEvent>

export const IncomingBody = z.object({ events: z.array(BotEvent).min(1).max(BATCH_EVENTS_MAX) })

/**
 * What became of each event: `stored` (dealt with; the `code` says where that was nothing: a group that is ignored, a contact
 * who is blocked, a message that is not known), and `duplicate` for one that was already. `refused` is final. `retry`: not now; the
 * later events of its chat in the batch must be answered with it too, or they would overtake.
 */
export const IncomingAnswer = z.object({
  results: z.array(
    z.object({
      event_id: common.event_id,
      outcome: z.enum(['stored', 'duplicate', 'refused', 'retry']),
      code: z.string().max(100).optional(),
    }),
  ),
})
export type IncomingAnswer = z.output<typeof IncomingAnswer>

/** To whom: the best key the server has. A group only where the connection's groups are answered. */
export const Recipient = z.union([WhatsappIdentity, z.object({ group: z.string().regex(/^[\d-]{5,60}@g\.us$/) })])
export type Recipient = z.output<typeof Recipient>

/**
 * `POST /send`. The specification's form is `{token, to: "5511…", message: "text"}`. With an `id` it may be sent again: the
 * same id is the same message, and another content under it is refused (409).
 */
export const SendBody = z.strictObject({
  /** Or in the header `X-Bot-Token`. */
  token: z.string().max(500).optional(),
  id: z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/)
    .optional(),
  to: z.union([z.string().min(5).max(200), Recipient]),
  message: z.union([z.string().min(1).max(65_536), ContentToSend]),
  quoted: z
    .strictObject({ message_id: MessageId, from_me: z.boolean(), body: z.string().max(65_536).default('') })
    .optional(),
})
export type SendBody = z.input<typeof SendBody>

/** 202 accepted into the queue, 200 known already. Sent it is when an `ack` says so. */
export const SendAnswer = z.object({
  success: z.literal(true),
  id: z.string(),
  state: z.enum(['queued', 'sending', ...AckState.options]),
})
export type SendAnswer = z.output<typeof SendAnswer>

export const BotProblem = z.object({
  error: z.enum([
    ...(['unauthorized', 'not_found', 'malformed', 'id_taken', 'queue_full', 'lease_absent', 'not_connected'] as const),
    ...(['unsupported', 'refused', 'too_large', 'failed'] as const),
  ]),
  detail: z.string(),
})
export type BotProblem = z.output<typeof BotProblem>

/** `POST /command`. Answers `{ok: true}`, `check_number` with who it is; 409 where the state does not allow it. */
export const BotCommand = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('restart') }),
  /** Ends the session for good; the next start shows a QR code. */
  z.strictObject({ command: z.literal('log_out') }),
  z.strictObject({ command: z.literal('pair_with_code'), phone: z.string().regex(/^\+[1-9]\d{6,14}$/) }),
  z.strictObject({ command: z.literal('pair_with_qr') }),
  /** Of WhatsApp Web, `2.3000.1023223821`; null: the driver's own. Reconnects. */
  z.strictObject({
    command: z.literal('set_version'),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .nullable(),
  }),
  z.strictObject({ command: z.literal('typing'), to: Recipient, on: z.boolean() }),
  z.strictObject({ command: z.literal('mark_read'), to: Recipient, message_ids: z.array(MessageId).min(1).max(100) }),
  z.strictObject({ command: z.literal('check_number'), phone: z.string().regex(/^\+[1-9]\d{6,14}$/) }),
])
export type BotCommand = z.output<typeof BotCommand>

export const CommandAnswer = z.object({
  ok: z.literal(true),
  /** Of `check_number`: null is not on WhatsApp. */
  identity: WhatsappIdentity.nullable().optional(),
})

/** `POST /lease`: the server lets this bot hold its session for so long; without the next in time it lets go by itself. */
export const LeaseBody = z.strictObject({
  token: z.string().max(500).optional(),
  holder: z.string().min(1).max(200),
  ttl_ms: z.number().int().min(0).max(600_000),
})

/** `GET /health`, 200 and 503 alike. */
export const HealthAnswer = z.object({
  status: BotState,
  reason: BotReason.nullable(),
  uptime: z.number(),
  timestamp: Instant,
  driver: BotDriver,
  /** Whether this bot holds its session's lease, where one is needed. */
  lease: z.enum(['held', 'absent', 'not_needed']),
  queues: BotQueues,
  /** Last answer of the server to a delivery: null none yet. */
  server: z.enum(['reached', 'unreachable', 'token_refused']).nullable(),
})
