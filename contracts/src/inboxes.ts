import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { CalendarId, InboxId, TeamId } from './ids.ts'
import { nameLine } from './names.ts'
import { Instant, line, PageQuery, pageOf, Revision } from './wire.ts'

export const InboxChannel = z.enum(['widget', 'whatsapp', 'api'])
/** `rotation`: to the next among those online and with room. */
export const AssignmentMode = z.enum(['manual', 'rotation'])

/** An origin of a page that may show the widget: scheme and host, no path; `https://*.exemplo.com.br` for all below. */
export const AllowedOrigin = z
  .string()
  .trim()
  .toLowerCase()
  .max(260)
  .regex(/^https?:\/\/(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/, { error: 'origin_malformed' })

/** Several lines of text that people typed: no control characters but line breaks and tabs. */
function lines(max: number) {
  return (
    z
      .string()
      .trim()
      .max(max, { error: 'text_too_long' })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
      .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { error: 'text_control_characters' })
      .refine((text) => text.isWellFormed(), { error: 'text_malformed' })
  )
}

/** What a visitor is asked before the first message. */
export const PreChatField = z.strictObject({
  /** `name`, `email`, `phone` go to the contact itself; any other key to its attributes. */
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'attribute_key_malformed' }),
  label: line(80),
  kind: z.enum(['text', 'email', 'phone', 'choice']),
  required: z.boolean().default(false),
  choices: z.array(line(80)).max(30).optional(),
})

export const InboxSettings = z.strictObject({
  greeting: lines(1_000).default(''),
  reply_time_text: lines(200).default(''),
  pre_chat: z
    .array(PreChatField)
    .max(10)
    .refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length, { error: 'keys_repeated' })
    .default([]),
  offline_form: z
    .strictObject({ enabled: z.boolean().default(true), message: lines(1_000).default('') })
    .default({ enabled: true, message: '' }),
  /** What a visitor's message to a resolved conversation does: opens it again, or begins the next one. */
  after_resolve: z.enum(['reopen', 'start_new']).default('reopen'),
  /** Seconds that a contact's message waits for the next one, so that a bot answers both at once. */
  gather_seconds: z.number().int().min(0).max(15).default(3),
  /** Whether visitors are asked for stars and a word once a conversation is resolved. */
  ask_rating: z.boolean().default(true),
  /** Empty: any page. */
  allowed_origins: z.array(AllowedOrigin).max(50).default([]),
})
export type InboxSettings = z.output<typeof InboxSettings>

export const InboxView = z.object({
  id: InboxId,
  name: z.string(),
  channel: InboxChannel,
  public_key: z.string(),
  identity_required: z.boolean(),
  /** Whether a secret for identities exists; it is shown when it is made and never again. */
  has_identity_secret: z.boolean(),
  team_id: TeamId.nullable(),
  calendar_id: CalendarId.nullable(),
  assignment: AssignmentMode,
  redistribute_after_s: z.number().int().nullable(),
  label_required_on_resolve: z.boolean(),
  /** Targets in minutes of business hours (any hour, without a calendar); null: none. */
  first_answer_minutes: z.number().int().nullable(),
  resolution_minutes: z.number().int().nullable(),
  settings: InboxSettings,
  /** Since when nothing new comes in by it; what did stays readable. */
  retired_at: Instant.nullable(),
  revision: Revision,
  created_at: Instant,
  updated_at: Instant,
})
export const InboxPage = pageOf(InboxView)

const changeable = {
  name: nameLine(80),
  identity_required: z.boolean(),
  team_id: TeamId.nullable(),
  calendar_id: CalendarId.nullable(),
  assignment: AssignmentMode,
  /** 30 seconds to a day. */
  redistribute_after_s: z.number().int().min(30).max(86_400).nullable(),
  label_required_on_resolve: z.boolean(),
  first_answer_minutes: z.number().int().min(1).max(43_200).nullable(),
  resolution_minutes: z.number().int().min(1).max(525_600).nullable(),
  settings: InboxSettings,
}
export const CreateInboxBody = z
  .strictObject(changeable)
  .partial()
  .extend({ name: nameLine(80), channel: InboxChannel })
export const UpdateInboxBody = z.strictObject(changeable).partial()

/** HMAC-SHA256 of the user's id under this secret, in hex, is how a site proves who its visitor is. */
export const InboxSecret = z.object({ secret: z.string() })

/** Where a page that is not the company's own last asked for the chat; noted at most once an hour. */
export const InboxSighting = z.object({ origin: z.string().nullable(), seen_at: Instant.nullable() })
export type InboxSighting = z.output<typeof InboxSighting>

const tag = 'Inboxes'
const params = z.object({ id: InboxId })
const path = '/api/v1/inboxes'

export const inboxEndpoints = {
  list: defineEndpoint({
    name: 'list-inboxes',
    method: 'GET',
    path,
    tag,
    summary: 'Every way in, oldest first. Retired ones stay for the names of what came by them.',
    query: PageQuery,
    response: InboxPage,
  }),
  create: defineEndpoint({
    name: 'create-inbox',
    method: 'POST',
    path,
    tag,
    summary: 'A new way in: a widget, a WhatsApp connection or an API.',
    status: 201,
    body: CreateInboxBody,
    response: InboxView,
  }),
  get: defineEndpoint({
    name: 'get-inbox',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'One inbox.',
    params,
    response: InboxView,
  }),
  update: defineEndpoint({
    name: 'update-inbox',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes what is named; settings are replaced whole.',
    params,
    body: UpdateInboxBody,
    response: InboxView,
  }),
  delete: defineEndpoint({
    name: 'delete-inbox',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Retires an inbox whose conversations are all resolved; without any it is deleted.',
    status: 204,
    params,
  }),
  rotateSecret: defineEndpoint({
    name: 'rotate-inbox-secret',
    method: 'POST',
    path: `${path}/:id/identity-secret`,
    tag,
    summary: 'A new secret for the site to prove who its visitors are. It is shown only in this answer.',
    params,
    response: InboxSecret,
  }),
  getSighting: defineEndpoint({
    name: 'get-inbox-sighting',
    method: 'GET',
    path: `${path}/:id/sighting`,
    tag,
    summary: 'On which site the chat was last seen, and when; nulls: on none yet.',
    params,
    response: InboxSighting,
  }),
}
