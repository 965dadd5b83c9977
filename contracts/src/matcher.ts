import { z } from 'zod'
import { CAR_BODY_NAMES, CAR_FUEL_NAMES, CAR_GEARBOX_NAMES } from './cars.ts'
import { defineEndpoint } from './endpoint.ts'
import { CarId, LeadId, RecommendationId } from './ids.ts'
import { FinanceTerms, MatchAnswers, QuestionKey, QuestionKind } from './questionnaires.ts'
import { InstalmentEstimate, PricePosition, PublicCar, RecommendationView } from './recommendations.ts'
import { anyOf, Email, Instant, Locale, line, optionalLine, PageQuery, pageOf, text } from './wire.ts'

/**
 * A buyer's browser, as it names itself: random, made by the page (`crypto.randomUUID()`) and kept in its storage. Whoever has
 * it acts as that buyer, so it is in bodies alone, never in an address.
 */
export const BuyerKey = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/, { error: 'buyer_key_malformed' })
/** The page's own name of an act: sent again it is the same act, and is counted once. */
export const BuyerActId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, { error: 'client_id_malformed' })
const act = { buyer_key: BuyerKey, client_id: BuyerActId }

const Counted = z.object({ value: z.string(), label: z.string(), count: z.number().int() })

/** What every page of the shop needs beside its brand (`GET /api/v1/tenant/config`). */
export const MatcherConfig = z.object({
  shop: z.object({
    name: z.string(),
    phone: z.string().nullable(),
    /** Digits with the country's, as wa.me takes them. */
    whatsapp: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
  }),
  locale: Locale,
  /** What there is to filter by, of what is on offer now. */
  stock: z.object({
    count: z.number().int(),
    brands: z.array(Counted),
    bodies: z.array(Counted),
    fuels: z.array(Counted),
    transmissions: z.array(Counted),
    price_cents: z.object({ min: z.number().int(), max: z.number().int() }).nullable(),
    year: z.object({ min: z.number().int(), max: z.number().int() }).nullable(),
    /** Changes with every change of the stock. */
    version: z.number().int(),
  }),
  finance: FinanceTerms,
  /** Whose widget the page may show; null: the company has none. */
  widget_key: z.string().nullable(),
  /** What a buyer agrees to who leaves a number, word by word; its version goes with the lead. */
  consent: z.object({ version: z.string(), text: z.string() }),
  /** Whether lists may be recommended now: false where the plan has none left this month. Filters always work. */
  recommends: z.boolean(),
})
export type MatcherConfig = z.output<typeof MatcherConfig>

const amount = z.coerce.number().int().min(0).max(1_000_000_000).optional()
export const PublicCarSort = z.enum(['newest', 'cheapest', 'dearest', 'km', 'year'])
export const PublicCarQuery = PageQuery.extend({
  body: anyOf(z.enum(CAR_BODY_NAMES), 7).optional(),
  fuel: anyOf(z.enum(CAR_FUEL_NAMES), 6).optional(),
  transmission: z.enum(CAR_GEARBOX_NAMES).optional(),
  brand: z.string().max(60).optional(),
  price_min: amount,
  price_max: amount,
  year_min: amount,
  year_max: amount,
  km_max: amount,
  /** Words of brand, model or version; a sentence goes to `search`. */
  q: z.string().max(100).optional(),
  sort: PublicCarSort.default('newest'),
})
export type PublicCarQuery = z.output<typeof PublicCarQuery>

export const PublicCarDetail = PublicCar.extend({
  description: z.string(),
  options: z.array(z.string()),
  photos: z.array(z.object({ url: z.string(), middle_url: z.string(), small_url: z.string() })),
  /** What is known, as a page shows it: "Câmbio", "automático". */
  facts: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  price_position: PricePosition,
  /** Without down payment or trade-in. */
  estimate: InstalmentEstimate,
  /** What a message on WhatsApp begins with. */
  whatsapp_text: z.string(),
  /** Of the same kind and price, at most 6. */
  similar: z.array(PublicCar),
})
export type PublicCarDetail = z.output<typeof PublicCarDetail>

export const EstimateQuery = z.object({ down_payment_cents: amount, trade_in_cents: amount })

export const PublicQuestion = z.object({
  key: QuestionKey,
  kind: QuestionKind,
  text: z.string(),
  help: z.string(),
  unit: z.string().nullable(),
  range: z.tuple([z.number(), z.number()]).nullable(),
  most: z.number().int().nullable(),
  options: z.array(z.object({ key: z.string(), label: z.string() })),
})
export const PublicQuestionnaire = z.object({
  /** Goes back with the answers. 0: the default one. */
  version: z.number().int(),
  title: z.string(),
  intro: z.string(),
  questions: z.array(PublicQuestion),
  finance: FinanceTerms,
})
export type PublicQuestionnaire = z.output<typeof PublicQuestionnaire>

const limit = z.number().int().min(1).max(12).default(6)
export const RecommendBody = z.strictObject({
  ...act,
  /** Of the questionnaire that was answered; answers to questions that are no more are passed over. */
  version: z.number().int().min(0).optional(),
  answers: MatchAnswers,
  limit,
})
export const SearchBody = z.strictObject({ ...act, text: line(500), limit })
export const CritiqueBody = z
  .strictObject({
    ...act,
    /** One of the list's `critiques`, or words: "mais barato". */
    critique: QuestionKey.optional(),
    words: line(200).optional(),
    /** What it is said about; without it, all that the list showed. */
    car_ids: z.array(CarId).min(1).max(12).optional(),
    limit,
  })
  .refine(({ critique, words }) => (critique === undefined) !== (words === undefined), { error: 'critique_missing' })

/**
 * What happened on a page. `car_seen`: it was in view for a second. `whatsapp_clicked`, `phone_clicked`: a way out to the
 * shop. Where it is of a list, `recommendation_id` and `position` say of which; `surface` says where else.
 */
export const BUYER_EVENTS = [
  ...(['visit_begun', 'questionnaire_begun', 'question_answered', 'question_skipped'] as const),
  ...(['car_seen', 'car_opened', 'favourite_added', 'favourite_removed', 'compared', 'shared'] as const),
  ...(['whatsapp_clicked', 'phone_clicked', 'lead_form_opened'] as const),
] as const
export const BuyerEventKind = z.enum(BUYER_EVENTS)
export const BuyerSurface = z.enum(['home', 'stock', 'results', 'car', 'favourites', 'comparison', 'share'])
export const BuyerEvent = z.strictObject({
  client_id: BuyerActId,
  kind: BuyerEventKind,
  surface: BuyerSurface,
  car_id: CarId.optional(),
  recommendation_id: RecommendationId.optional(),
  position: z.number().int().min(1).max(200).optional(),
  question: QuestionKey.optional(),
})
export type BuyerEvent = z.output<typeof BuyerEvent>
/** Sent with `navigator.sendBeacon` as well, whose body is `application/json`. */
export const TrackBody = z.strictObject({ buyer_key: BuyerKey, events: z.array(BuyerEvent).min(1).max(50) })

export const ShareBody = z.strictObject({ ...act, car_ids: z.array(CarId).min(1).max(24) })
export const ShareToken = z.string().regex(/^[A-Za-z0-9_-]{16,40}$/, { error: 'share_token_malformed' })
export const ShareView = z.object({
  token: ShareToken,
  created_at: Instant,
  /** Those still on offer, in the order they were shared in. */
  cars: z.array(PublicCar),
  /** How many of them are sold or gone. */
  gone: z.number().int(),
})
export type ShareView = z.output<typeof ShareView>

export const PublicLeadBody = z.strictObject({
  ...act,
  name: line(120),
  /** As it was typed; one that is no phone is refused. */
  phone: line(40),
  email: Email.optional(),
  message: text(2_000).default(''),
  car_ids: z.array(CarId).max(10).default([]),
  /** The list it comes from: its answers go along. */
  recommendation_id: RecommendationId.optional(),
  /** The car they would give. */
  trade_in: z
    .strictObject({
      description: line(200),
      year: z.number().int().min(1950).max(2100).optional(),
      km: z.number().int().min(0).max(900_000).optional(),
      value_cents: z.number().int().min(0).max(500_000_000).optional(),
    })
    .optional(),
  /** When they would come by. */
  visit_at: Instant.optional(),
  /** They agreed to this version of the text. */
  consent_version: line(40),
  /** Nobody sees this field: what fills it in is a program, and its lead is dropped without a word. */
  website: optionalLine(200).default(''),
})
export const PublicLead = z.object({
  id: LeadId,
  /** What they can name it by. */
  reference: z.string(),
  /** To go on by WhatsApp with the reference in the text; null where the shop has no number. */
  whatsapp_url: z.string().nullable(),
})

const tag = 'Matcher'
const path = '/api/v1/matcher'
const carParams = z.object({ id: CarId })

export const matcherEndpoints = {
  config: defineEndpoint({
    name: 'matcher-config',
    method: 'GET',
    path,
    tag,
    summary: 'The shop of this host: contact, what there is to filter by, terms of instalments.',
    response: MatcherConfig,
  }),
  listCars: defineEndpoint({
    name: 'list-public-cars',
    method: 'GET',
    path: `${path}/cars`,
    tag,
    summary: 'Cars on offer by filters, in an order.',
    query: PublicCarQuery,
    response: pageOf(PublicCar),
  }),
  getCar: defineEndpoint({
    name: 'get-public-car',
    method: 'GET',
    path: `${path}/cars/:id`,
    tag,
    summary: 'A car with photos, facts and similar ones. 410 `car_gone` once it is sold or no longer on offer.',
    params: carParams,
    response: PublicCarDetail,
  }),
  estimate: defineEndpoint({
    name: 'estimate-instalment',
    method: 'GET',
    path: `${path}/cars/:id/instalment`,
    tag,
    summary: 'The instalment of a car after a down payment and a trade-in: an estimate, subject to credit.',
    params: carParams,
    query: EstimateQuery,
    response: InstalmentEstimate,
  }),
  listCarsByIds: defineEndpoint({
    name: 'list-public-cars-by-id',
    method: 'GET',
    path: `${path}/car-list`,
    tag,
    summary: 'Cars by their ids, as favourites and comparisons keep them; what is no longer on offer is left out.',
    query: z.object({ ids: anyOf(CarId, 24) }),
    response: z.object({ items: z.array(PublicCar) }),
  }),
  questionnaire: defineEndpoint({
    name: 'public-questionnaire',
    method: 'GET',
    path: `${path}/questionnaire`,
    tag,
    summary: 'What the shop asks, each of it to be skipped.',
    response: PublicQuestionnaire,
  }),
  recommend: defineEndpoint({
    name: 'recommend-cars',
    method: 'POST',
    path: `${path}/recommendations`,
    tag,
    summary: 'A ranked list out of answers, with reasons. 402 `quota_exceeded` beyond the plan’s month.',
    status: 201,
    body: RecommendBody,
    response: RecommendationView,
  }),
  search: defineEndpoint({
    name: 'search-cars',
    method: 'POST',
    path: `${path}/searches`,
    tag,
    summary: 'A ranked list out of plain words: "SUV automático até 90 mil". It counts as a recommendation.',
    status: 201,
    body: SearchBody,
    response: RecommendationView,
  }),
  critique: defineEndpoint({
    name: 'criticise-recommendation',
    method: 'POST',
    path: `${path}/recommendations/:id/critiques`,
    tag,
    summary:
      'The next list of the same buyer after "cheaper", "fewer km" …; it is part of the first and counts no more.',
    status: 201,
    params: z.object({ id: RecommendationId }),
    body: CritiqueBody,
    response: RecommendationView,
  }),
  track: defineEndpoint({
    name: 'track-buyer',
    method: 'POST',
    path: `${path}/events`,
    tag,
    summary: 'What happened on the page, each once by its client_id.',
    status: 202,
    body: TrackBody,
    response: z.object({ accepted: z.number().int() }),
  }),
  share: defineEndpoint({
    name: 'share-cars',
    method: 'POST',
    path: `${path}/shares`,
    tag,
    summary: 'An address that shows these cars to whoever has it, for 90 days; nothing of who made it.',
    status: 201,
    body: ShareBody,
    response: ShareView,
  }),
  getShare: defineEndpoint({
    name: 'get-shared-cars',
    method: 'GET',
    path: `${path}/shares/:token`,
    tag,
    summary: 'The cars that somebody shared.',
    params: z.object({ token: ShareToken }),
    response: ShareView,
  }),
  leave: defineEndpoint({
    name: 'leave-lead',
    method: 'POST',
    path: `${path}/leads`,
    tag,
    summary: 'Name and phone with consent: a conversation in the shop’s inbox, with answers and cars.',
    status: 201,
    body: PublicLeadBody,
    response: PublicLead,
  }),
}
