import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ContactId, ConversationId, InboxId } from './ids.ts'
import { between, Email, Instant, Locale, line, PageQuery, pageOf, QueryFlag, Revision } from './wire.ts'

/** Names of a contact's own attributes, as a company's programs write them. */
export const AttributeKey = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,59}$/, { error: 'attribute_key_malformed' })

export const MAX_ATTRIBUTES = 50
export const MAX_ATTRIBUTE_BYTES = 2_048

const AttributeValue = z
  .unknown()
  .refine((value) => new TextEncoder().encode(JSON.stringify(value) ?? '').length <= MAX_ATTRIBUTE_BYTES, {
    error: 'attribute_too_large',
  })
  .refine(isStorable, { error: 'text_control_characters' })

/** PostgreSQL keeps no NUL and no half of a surrogate pair in JSON. The size above bounds the depth. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner))
}

export const Attributes = z
  .record(AttributeKey, AttributeValue)
  .refine((attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES, { error: 'attributes_too_many' })

/** As people write it; it is kept in E.164, Brazilian mobiles with the ninth digit. */
export const PhoneText = z.string().trim().min(1, { error: 'text_empty' }).max(40, { error: 'phone_malformed' })

const Notes = z
  .string()
  .trim()
  .max(10_000, { error: 'text_too_long' })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { error: 'text_control_characters' })
  .refine((text) => text.isWellFormed(), { error: 'text_malformed' })

export const ContactView = z.object({
  id: ContactId,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  notes: z.string(),
  blocked: z.boolean(),
  last_seen_at: Instant.nullable(),
  revision: Revision,
  created_at: Instant,
  updated_at: Instant,
  /** Until 30 days after it the contact can come back. */
  deleted_at: Instant.nullable(),
})
export const ContactPage = pageOf(ContactView)

/** How channels know the contact. */
export const ContactDetail = ContactView.extend({
  identities: z.array(
    z.object({
      kind: z.string(),
      external_id: z.string(),
      verified: z.boolean(),
      /** The inbox whose site proved a `user`; null for what is the same everywhere. */
      inbox_id: InboxId.nullable(),
    }),
  ),
})

/** How long a deleted contact can come back; then it is erased. */
export const KEEP_DELETED_DAYS = 30

const contactFilters = {
  /** Whole, as the phone. */
  email: Email.optional(),
  phone: PhoneText.optional(),
  blocked: QueryFlag.optional(),
  ...between('created'),
  ...between('updated'),
  /** Those that can still come back, deleted last first. It goes without the other filters. */
  deleted: z.literal('true').optional(),
}

/** `q`: the beginnings of words of the name, an e-mail, or digits of the phone; it goes without the other filters. */
export const ContactQuery = PageQuery.extend({ q: z.string().trim().max(200).optional(), ...contactFilters })
  .refine(
    ({ q, ...query }) =>
      q === undefined || Object.keys(contactFilters).every((name) => query[name as keyof typeof query] === undefined),
    { error: 'filter_with_search', path: ['q'] },
  )
  .refine(
    ({ deleted, ...query }) =>
      deleted === undefined ||
      Object.keys(contactFilters).every(
        (name) => name === 'deleted' || query[name as keyof typeof query] === undefined,
      ),
    { error: 'filter_with_deleted', path: ['deleted'] },
  )

/** `deleted=true` also finds one that is deleted and can come back. */
export const OneContactQuery = z.strictObject({ deleted: z.literal('true').optional() })

export const CreateContactBody = z.strictObject({
  name: line(200),
  email: Email.optional(),
  phone: PhoneText.optional(),
  locale: Locale.optional(),
  attributes: Attributes.default({}),
  notes: Notes.default(''),
})

/** Null takes a value away; of `attributes` only those named change. */
export const UpdateContactBody = z.strictObject({
  name: line(200).optional(),
  email: Email.nullable().optional(),
  phone: PhoneText.nullable().optional(),
  locale: Locale.nullable().optional(),
  attributes: Attributes.optional(),
  notes: Notes.optional(),
})

export const MergeContactBody = z.strictObject({ into: ContactId })

/** What happened with a contact, newest first: its conversations as the caller may see them, and what was done to it. */
export const TimelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('conversation'),
    id: ConversationId,
    at: Instant,
    inbox_id: InboxId,
    protocol: z.string(),
    status: z.string(),
    last_message_at: Instant,
    last_message_preview: z.string(),
    resolved_at: Instant.nullable(),
  }),
  z.object({ kind: z.literal('act'), at: Instant, action: z.string(), actor_name: z.string() }),
])
export const TimelinePage = pageOf(TimelineEntry)

/** How far an erasure is. `changed` counts rows and files by step; it names nobody. */
export const ErasureView = z.object({
  contact_id: ContactId,
  /** What is being done; null when nothing is left to do. */
  step: z.string().nullable(),
  steps_done: z.number().int(),
  steps: z.number().int(),
  changed: z.record(z.string(), z.number().int()),
  requested_at: Instant,
  finished_at: Instant.nullable(),
})

const tag = 'Contacts'
const params = z.object({ id: ContactId })
const path = '/api/v1/contacts'

export const contactEndpoints = {
  list: defineEndpoint({
    name: 'list-contacts',
    method: 'GET',
    path,
    tag,
    summary:
      'Contacts, those changed last first; `q` finds by name, e-mail or phone, `deleted` those that can come back; both go ' +
      'without other filters.',
    query: ContactQuery,
    response: ContactPage,
  }),
  create: defineEndpoint({
    name: 'create-contact',
    method: 'POST',
    path,
    tag,
    summary: 'Writes a contact down. Whoever writes from its phone or e-mail later is this contact.',
    status: 201,
    body: CreateContactBody,
    response: ContactView,
  }),
  get: defineEndpoint({
    name: 'get-contact',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'One contact; by the id of one that was merged away, the one it was merged into.',
    params,
    query: OneContactQuery,
    response: ContactDetail,
  }),
  update: defineEndpoint({
    name: 'update-contact',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes what is named; null takes away.',
    params,
    body: UpdateContactBody,
    response: ContactView,
  }),
  delete: defineEndpoint({
    name: 'delete-contact',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Takes a contact out of lists and searches; for 30 days it can come back, then it is erased.',
    status: 204,
    params,
  }),
  restore: defineEndpoint({
    name: 'restore-contact',
    method: 'POST',
    path: `${path}/:id/restore`,
    tag,
    summary: 'Brings a deleted contact back.',
    params,
    response: ContactView,
  }),
  block: defineEndpoint({
    name: 'block-contact',
    method: 'POST',
    path: `${path}/:id/block`,
    tag,
    summary: 'What the contact writes is no longer taken.',
    params,
    response: ContactView,
  }),
  unblock: defineEndpoint({
    name: 'unblock-contact',
    method: 'POST',
    path: `${path}/:id/unblock`,
    tag,
    summary: 'What the contact writes is taken again.',
    params,
    response: ContactView,
  }),
  merge: defineEndpoint({
    name: 'merge-contact',
    method: 'POST',
    path: `${path}/:id/merge`,
    tag,
    summary: 'Makes this contact part of another: identities, conversations and notes move.',
    params,
    body: MergeContactBody,
    response: ContactView,
  }),
  erase: defineEndpoint({
    name: 'erase-contact',
    method: 'POST',
    path: `${path}/:id/erase`,
    tag,
    summary: 'Erases a person (LGPD): who they are at once, every other trace of them by a job. There is no way back.',
    status: 202,
    params,
    response: z.object({ id: ContactId }),
  }),
  getErasure: defineEndpoint({
    name: 'get-contact-erasure',
    method: 'GET',
    path: `${path}/:id/erasure`,
    tag,
    summary: 'How far the erasure of a person is.',
    params,
    response: ErasureView,
  }),
  listTimeline: defineEndpoint({
    name: 'list-contact-timeline',
    method: 'GET',
    path: `${path}/:id/timeline`,
    tag,
    summary: 'Conversations that the caller may see and what was done to the contact, newest first.',
    params,
    query: PageQuery,
    response: TimelinePage,
  }),
}
