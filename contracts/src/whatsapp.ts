import { z } from 'zod'
import { BotDriver, BotQueues, BotReason, BotState } from './bots.ts'
import { defineEndpoint } from './endpoint.ts'
import { ConnectionId, InboxId } from './ids.ts'
import { MessageParams, MessageView } from './messages.ts'
import { nameLine } from './names.ts'
import { WhatsappIdentity } from './whatsapp-identity.ts'
import { Instant, PageQuery, pageOf } from './wire.ts'

export const GroupRule = z.enum(['ignore', 'read', 'answer'])
export type GroupRule = z.output<typeof GroupRule>

/** What a phone is to scan or type now. */
export const PairingCode = z.object({
  qr_code: z.string().nullable(),
  pairing_code: z.string().nullable(),
  expires_at: Instant.nullable(),
})
export type PairingCode = z.output<typeof PairingCode>

export const ConnectionView = z.object({
  id: ConnectionId,
  inbox_id: InboxId,
  name: z.string(),
  driver: BotDriver,
  groups: GroupRule,
  history_days: z.number().int(),
  state: BotState,
  since: Instant,
  reason: BotReason.nullable(),
  detail: z.string(),
  /** End of a restriction. */
  until: Instant.nullable(),
  new_chats: z.object({ used: z.number().int(), limit: z.number().int() }).nullable(),
  number: z.string().nullable(),
  profile_name: z.string().nullable(),
  wa_version: z.string().nullable(),
  queues: BotQueues.nullable(),
  /** When its bot last said something; null: never. */
  heard_at: Instant.nullable(),
  /** First connected. */
  connected_at: Instant.nullable(),
  code: PairingCode.nullable(),
  /** Until when the link to its code works; null: there is none. */
  link_expires_at: Instant.nullable(),
  created_at: Instant,
})
export type ConnectionView = z.output<typeof ConnectionView>

/** Of the Cloud API: from the company's app at Meta. */
export const CloudAccess = z.strictObject({
  phone_number_id: z.string().regex(/^\d{5,30}$/, { error: 'phone_number_id_malformed' }),
  waba_id: z.string().regex(/^\d{5,30}$/, { error: 'waba_id_malformed' }),
  access_token: z.string().min(20).max(1_000),
  app_secret: z.string().min(8).max(200),
  /** What Meta says when it asks whether the webhook is ours. */
  verify_token: z.string().min(8).max(200),
})

const changeable = {
  name: nameLine(80),
  groups: GroupRule,
  history_days: z.literal([0, 7, 30, 90]),
}
export const CreateConnectionBody = z.strictObject({
  name: changeable.name,
  driver: BotDriver.default('baileys'),
  groups: GroupRule.default('ignore'),
  history_days: changeable.history_days.default(7),
  /** For `cloud` alone, which needs it. */
  cloud: CloudAccess.optional(),
})
export const UpdateConnectionBody = z.strictObject({ ...changeable, cloud: CloudAccess }).partial()

export const ConnectionState = z.object({
  state: BotState,
  reason: BotReason.nullable(),
  detail: z.string(),
  at: Instant,
})

const tag = 'WhatsApp'
const params = z.object({ id: ConnectionId })
const path = '/api/v1/whatsapp/connections'

export const whatsappEndpoints = {
  list: defineEndpoint({
    name: 'list-whatsapp-connections',
    method: 'GET',
    path,
    tag,
    summary: 'The company’s numbers and the state of each, oldest first.',
    query: PageQuery,
    response: pageOf(ConnectionView),
  }),
  create: defineEndpoint({
    name: 'create-whatsapp-connection',
    method: 'POST',
    path,
    tag,
    summary: 'A number more, with an inbox and a bot of its own; its QR code comes within seconds.',
    status: 201,
    body: CreateConnectionBody,
    response: ConnectionView,
  }),
  get: defineEndpoint({
    name: 'get-whatsapp-connection',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'One number: its state, and what is to be scanned.',
    params,
    response: ConnectionView,
  }),
  update: defineEndpoint({
    name: 'update-whatsapp-connection',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes what is named.',
    params,
    body: UpdateConnectionBody,
    response: ConnectionView,
  }),
  delete: defineEndpoint({
    name: 'delete-whatsapp-connection',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Ends the bot of a number. Conversations stay; its session is kept for 7 days.',
    status: 204,
    params,
  }),
  restart: defineEndpoint({
    name: 'restart-whatsapp-connection',
    method: 'POST',
    path: `${path}/:id/restart`,
    tag,
    summary: 'Begins anew with the same session.',
    params,
    response: ConnectionView,
  }),
  logOut: defineEndpoint({
    name: 'log-out-whatsapp-connection',
    method: 'POST',
    path: `${path}/:id/log-out`,
    tag,
    summary: 'Ends the session on the phone too; the next thing is a QR code.',
    params,
    response: ConnectionView,
  }),
  pair: defineEndpoint({
    name: 'pair-whatsapp-connection',
    method: 'POST',
    path: `${path}/:id/pair`,
    tag,
    summary: 'Asks for a code to type on the phone of that number; without one, for a QR code.',
    params,
    body: z.strictObject({
      phone: z
        .string()
        .regex(/^\+[1-9]\d{6,14}$/, { error: 'phone_malformed' })
        .optional(),
    }),
    response: ConnectionView,
  }),
  listStates: defineEndpoint({
    name: 'list-whatsapp-states',
    method: 'GET',
    path: `${path}/:id/states`,
    tag,
    summary: 'The states it was in, newest first.',
    params,
    query: PageQuery,
    response: pageOf(ConnectionState),
  }),
  getLog: defineEndpoint({
    name: 'get-whatsapp-log',
    method: 'GET',
    path: `${path}/:id/log`,
    tag,
    summary: 'The last lines that its bot wrote, oldest first.',
    params,
    query: z.object({ lines: z.coerce.number().int().min(1).max(1_000).default(200) }),
    response: z.object({ lines: z.array(z.string()) }),
  }),
  checkNumber: defineEndpoint({
    name: 'check-whatsapp-number',
    method: 'POST',
    path: `${path}/:id/check-number`,
    tag,
    summary: 'Whether somebody with this phone is on WhatsApp; null: no.',
    params,
    body: z.strictObject({ phone: z.string().regex(/^\+[1-9]\d{6,14}$/, { error: 'phone_malformed' }) }),
    response: z.object({ identity: WhatsappIdentity.nullable() }),
  }),
  share: defineEndpoint({
    name: 'share-whatsapp-code',
    method: 'POST',
    path: `${path}/:id/share`,
    tag,
    summary: 'A link by which somebody without a sign-in sees the code for an hour. The former link ends.',
    params,
    response: z.object({ url: z.string(), expires_at: Instant }),
  }),
  unshare: defineEndpoint({
    name: 'unshare-whatsapp-code',
    method: 'DELETE',
    path: `${path}/:id/share`,
    tag,
    summary: 'Ends the link.',
    status: 204,
    params,
  }),
  /** Of whoever has the link: the company's name and the code, nothing else. */
  getShared: defineEndpoint({
    name: 'get-shared-whatsapp-code',
    method: 'GET',
    path: '/api/v1/whatsapp/shared/:token',
    tag,
    summary: 'What a phone is to scan, for whoever was given the link.',
    params: z.object({ token: z.string().min(20).max(200) }),
    response: z.object({
      company: z.string(),
      name: z.string(),
      state: BotState,
      code: PairingCode.nullable(),
      expires_at: Instant,
    }),
  }),
  resend: defineEndpoint({
    name: 'resend-message',
    method: 'POST',
    path: '/api/v1/conversations/:id/messages/:seq/resend',
    tag,
    summary: 'Sends a message again that failed, or of which it is not known whether it went out.',
    params: MessageParams,
    response: MessageView,
  }),
  react: defineEndpoint({
    name: 'react-to-message',
    method: 'POST',
    path: '/api/v1/conversations/:id/messages/:seq/reaction',
    tag,
    summary: 'The company’s reaction to a message, in place of its former one; null takes it away.',
    params: MessageParams,
    body: z.strictObject({ emoji: z.string().min(1).max(64).nullable() }),
    response: MessageView,
  }),
}
