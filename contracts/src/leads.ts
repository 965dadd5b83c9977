import { z } from 'zod'
import { CarStatus } from './cars.ts'
import { defineEndpoint } from './endpoint.ts'
import {
  CarId,
  ContactId,
  ConversationId,
  InboxId,
  LeadArrivalId,
  LeadId,
  LeadPortalId,
  LeadTouchId,
  MemberId,
  RecommendationId,
} from './ids.ts'
import { anyOf, between, Email, Instant, line, optionalLine, PageQuery, pageOf, QueryFlag, text } from './wire.ts'

/** `new` until somebody of the shop answers; `visit`: they came or will come by. */
export const LEAD_STAGES = ['new', 'contacted', 'visit', 'sold', 'lost'] as const
export const LeadStage = z.enum(LEAD_STAGES)
export type LeadStage = z.output<typeof LeadStage>

/** By which way somebody asked: the own page, a conversation, a portal's webhook or mail, or typed in by the shop. */
export const LEAD_CHANNELS = ['page', 'conversation', 'portal', 'mail', 'hand'] as const
export const LeadChannel = z.enum(LEAD_CHANNELS)
export type LeadChannel = z.output<typeof LeadChannel>

/** A car as it is named beside a lead, also when it is gone: then with the title it had. */
export const LeadCar = z.object({
  /** Null: the portal named an ad that is none of our cars. */
  id: CarId.nullable(),
  title: z.string(),
  price_cents: z.number().int().nullable(),
  status: CarStatus.nullable(),
  small_photo_url: z.string().nullable(),
})

export const LeadView = z.object({
  id: LeadId,
  reference: z.string(),
  stage: LeadStage,
  stage_since: Instant,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  contact_id: ContactId,
  /** Where it is answered. */
  conversation_id: ConversationId.nullable(),
  assignee: z.object({ id: MemberId, name: z.string() }).nullable(),
  /** Of the first touch; `portal` is its name, empty for what is none. */
  channel: LeadChannel,
  portal: z.string(),
  touch_count: z.number().int(),
  /** Those it asks about, the latest first, at most 3; `car_count` is how many in all. */
  cars: z.array(LeadCar),
  car_count: z.number().int(),
  created_at: Instant,
  last_touch_at: Instant,
})
export type LeadView = z.output<typeof LeadView>
export const LeadPage = pageOf(LeadView)

/** One arrival of the same person. */
export const LeadTouch = z.object({
  id: LeadTouchId,
  at: Instant,
  channel: LeadChannel,
  portal: z.string(),
  /** The portal's own number of the ad. */
  ad_ref: z.string(),
  message: z.string(),
  cars: z.array(LeadCar),
  recommendation_id: RecommendationId.nullable(),
})

export const LeadDetail = LeadView.extend({
  touches: z.array(LeadTouch),
  /** What they answered in the questionnaire, in words. */
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** What they typed or chose beside: "SUV até 90 mil", "mais barato". */
  wishes: z.array(z.string()),
  trade_in: z
    .object({
      description: z.string(),
      year: z.number().int().nullable(),
      km: z.number().int().nullable(),
      value_cents: z.number().int().nullable(),
    })
    .nullable(),
  visit_at: Instant.nullable(),
  /** What was shown to and opened by the same browser, the latest first, at most 20. */
  seen_cars: z.array(LeadCar.extend({ opened: z.boolean(), at: Instant })),
  /** Who moved it where, the latest first. */
  history: z.array(
    z.object({
      at: Instant,
      stage: LeadStage,
      by_name: z.string(),
      car: LeadCar.nullable(),
      price_cents: z.number().int().nullable(),
      note: z.string(),
    }),
  ),
  /** The text they agreed to; null: it came by a portal or by hand. */
  consent: z.object({ version: z.string(), at: Instant }).nullable(),
})
export type LeadDetail = z.output<typeof LeadDetail>

export const LeadQuery = PageQuery.extend({
  ...between('created'),
  stage: anyOf(LeadStage, 5).optional(),
  channel: anyOf(LeadChannel, 5).optional(),
  car_id: CarId.optional(),
  conversation_id: ConversationId.optional(),
  contact_id: ContactId.optional(),
  assignee_id: MemberId.optional(),
  /** Name, phone, e-mail or reference. */
  q: z.string().max(100).optional(),
})

export const CreateLeadBody = z.strictObject({
  name: line(120),
  phone: optionalLine(40).optional(),
  email: Email.optional(),
  message: text(2_000).default(''),
  car_ids: z.array(CarId).max(10).default([]),
  /** Where it came from: "Webmotors", "balcão". */
  portal: optionalLine(60).default(''),
  /** An outside system's own id: sent again it is the same touch. */
  external_id: optionalLine(120).optional(),
})

/** What counts as conversions: `visit` once they were there, `sold` with the car and what was paid. */
export const MoveLeadBody = z.strictObject({
  stage: LeadStage,
  /** Of `sold` and `visit`; a car that is sold is marked as such. */
  car_id: CarId.optional(),
  price_cents: z.number().int().min(0).max(500_000_000).optional(),
  at: Instant.optional(),
  note: optionalLine(500).default(''),
})

export const LEAD_PORTAL_KINDS = [
  ...(['olx', 'webmotors', 'icarros', 'mercadolivre', 'napista', 'mobiauto', 'chavesnamao', 'other'] as const),
] as const
export const LeadPortalKind = z.enum(LEAD_PORTAL_KINDS)
export const LeadPortalView = z.object({
  id: LeadPortalId,
  kind: LeadPortalKind,
  name: z.string(),
  active: z.boolean(),
  /** Where the portal, or anybody, may send mails; null where the installation receives none. */
  mail_address: z.string().nullable(),
  arrived_count: z.number().int(),
  /** Those that wait for somebody. */
  unread_count: z.number().int(),
  last_arrived_at: Instant.nullable(),
  created_at: Instant,
})
/** The addresses that are given to the portal, or to whoever receives its mails: shown here and never again. */
export const LeadPortalWithAddress = LeadPortalView.extend({
  webhook_url: z.string(),
  /** Where a mail provider posts what it receives. */
  mail_url: z.string(),
})
export const CreateLeadPortalBody = z.strictObject({ kind: LeadPortalKind, name: line(60) })
export const UpdateLeadPortalBody = z.strictObject({ name: line(60).optional(), active: z.boolean().optional() })

/** What a portal sent: `unread` is what could not be made a lead of and waits for somebody. */
export const LeadArrivalStatus = z.enum(['waiting', 'taken', 'unread', 'discarded'])
export const LeadArrivalView = z.object({
  id: LeadArrivalId,
  portal_id: LeadPortalId.nullable(),
  portal: z.string(),
  channel: z.enum(['portal', 'mail']),
  status: LeadArrivalStatus,
  /** Why it waits: `no_contact`, `unrecognised` (a mail of no portal that is known), `malformed`; null where it does not. */
  problem: z.string().nullable(),
  /** Of a mail; empty for what is none. */
  subject: z.string(),
  from: z.string(),
  /** What came, as text, in short. */
  excerpt: z.string(),
  /** What could be read of it, for whoever makes a lead of it; empty where nothing could. */
  guess: z.object({ name: z.string(), phone: z.string(), email: z.string(), message: z.string() }),
  lead_id: LeadId.nullable(),
  arrived_at: Instant,
})
export const ReadArrivalBody = z.strictObject({
  name: line(120),
  phone: optionalLine(40).optional(),
  email: Email.optional(),
  message: text(2_000).default(''),
  car_ids: z.array(CarId).max(10).default([]),
})

export const LeadSettings = z.object({
  /** Where leads arrive; null: the oldest inbox of the company. */
  inbox_id: InboxId.nullable(),
})

/** OLX's own shape (source, adId, name, email, phone, message, createdAt); any other JSON is kept and read as far as it goes. */
export const PortalLead = z.looseObject({})

/** As mail providers post what they receive. */
const MAIL_TYPES = [
  ...(['message/rfc822', 'text/plain', 'application/octet-stream'] as const),
  ...(['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'] as const),
] as const

const tag = 'Leads'
const path = '/api/v1/leads'
const portals = '/api/v1/lead-portals'
const arrivals = '/api/v1/lead-arrivals'
const params = z.object({ id: LeadId })
const portalParams = z.object({ id: LeadPortalId })
const arrivalParams = z.object({ id: LeadArrivalId })

export const leadEndpoints = {
  list: defineEndpoint({
    name: 'list-leads',
    method: 'GET',
    path,
    tag,
    summary: 'Leads whose conversation the reader sees, the latest touched first.',
    query: LeadQuery,
    response: LeadPage,
  }),
  count: defineEndpoint({
    name: 'count-leads',
    method: 'GET',
    path: '/api/v1/lead-counts',
    tag,
    summary: 'How many leads stand in each stage, of those that the reader sees.',
    query: z.object({ mine: QueryFlag.optional() }),
    response: z.object({ stages: z.record(LeadStage, z.number().int()), unread_arrivals: z.number().int() }),
  }),
  create: defineEndpoint({
    name: 'create-lead',
    method: 'POST',
    path,
    tag,
    summary: 'Somebody who asked by phone, at the counter, or by a system that calls this.',
    status: 201,
    body: CreateLeadBody,
    response: LeadView,
  }),
  get: defineEndpoint({
    name: 'get-lead',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'A lead with its touches, answers, cars and history.',
    params,
    response: LeadDetail,
  }),
  move: defineEndpoint({
    name: 'move-lead',
    method: 'PUT',
    path: `${path}/:id/stage`,
    tag,
    summary: 'Says how it stands: contacted, visit, sold with car and price, lost.',
    params,
    body: MoveLeadBody,
    response: LeadDetail,
  }),
  getSettings: defineEndpoint({
    name: 'get-lead-settings',
    method: 'GET',
    path: '/api/v1/lead-settings',
    tag,
    summary: 'Where leads arrive.',
    response: LeadSettings,
  }),
  putSettings: defineEndpoint({
    name: 'put-lead-settings',
    method: 'PUT',
    path: '/api/v1/lead-settings',
    tag,
    summary: 'Says where leads arrive.',
    body: z.strictObject({ inbox_id: InboxId.nullable() }),
    response: LeadSettings,
  }),
  listPortals: defineEndpoint({
    name: 'list-lead-portals',
    method: 'GET',
    path: portals,
    tag,
    summary: 'Portals that send leads.',
    response: z.object({ items: z.array(LeadPortalView) }),
  }),
  createPortal: defineEndpoint({
    name: 'create-lead-portal',
    method: 'POST',
    path: portals,
    tag,
    summary: 'An address for a portal to send leads to.',
    status: 201,
    body: CreateLeadPortalBody,
    response: LeadPortalWithAddress,
  }),
  updatePortal: defineEndpoint({
    name: 'update-lead-portal',
    method: 'PATCH',
    path: `${portals}/:id`,
    tag,
    summary: 'Renames a portal, or stops taking what it sends.',
    params: portalParams,
    body: UpdateLeadPortalBody,
    response: LeadPortalView,
  }),
  renewPortal: defineEndpoint({
    name: 'renew-lead-portal',
    method: 'POST',
    path: `${portals}/:id/address`,
    tag,
    summary: 'Another address; the one before takes nothing from now on.',
    params: portalParams,
    response: LeadPortalWithAddress,
  }),
  deletePortal: defineEndpoint({
    name: 'delete-lead-portal',
    method: 'DELETE',
    path: `${portals}/:id`,
    tag,
    summary: 'Takes a portal away; its leads stay.',
    params: portalParams,
    status: 204,
  }),
  listArrivals: defineEndpoint({
    name: 'list-lead-arrivals',
    method: 'GET',
    path: arrivals,
    tag,
    summary: 'What portals sent, the latest first; `status=unread` is what waits for somebody.',
    query: PageQuery.extend({ status: LeadArrivalStatus.optional() }),
    response: pageOf(LeadArrivalView),
  }),
  readArrival: defineEndpoint({
    name: 'read-lead-arrival',
    method: 'POST',
    path: `${arrivals}/:id/read`,
    tag,
    summary: 'Makes a lead of what could not be read, as somebody read it.',
    params: arrivalParams,
    body: ReadArrivalBody,
    response: LeadView,
  }),
  discardArrival: defineEndpoint({
    name: 'discard-lead-arrival',
    method: 'DELETE',
    path: `${arrivals}/:id`,
    tag,
    summary: 'It is no lead.',
    params: arrivalParams,
    status: 204,
  }),
  takePortalLead: defineEndpoint({
    name: 'take-portal-lead',
    method: 'POST',
    path: '/api/v1/lead-hooks/:token',
    tag,
    summary: 'What a portal sends: stored at once and read afterwards.',
    params: z.object({ token: z.string().max(100) }),
    body: PortalLead,
    response: z.object({ taken: z.literal(true) }),
  }),
  takePortalMail: defineEndpoint({
    name: 'take-portal-mail',
    method: 'POST',
    path: '/api/v1/lead-mails/:token',
    tag,
    summary:
      "A portal's mail as a mail provider posts it: raw, as JSON or as a form. Stored at once and read afterwards.",
    params: z.object({ token: z.string().max(100) }),
    consumes: MAIL_TYPES,
    response: z.object({ taken: z.literal(true) }),
  }),
  takeInboundMail: defineEndpoint({
    name: 'take-inbound-mail',
    method: 'POST',
    path: '/api/v1/inbound-mails/:secret',
    tag,
    summary:
      "A mail to a portal's own address, as the installation's mail provider posts it; `taken` is false where it is nobody's.",
    params: z.object({ secret: z.string().max(100) }),
    consumes: MAIL_TYPES,
    response: z.object({ taken: z.boolean() }),
  }),
}
