import { z } from 'zod'
import { CarStatus } from './cars.ts'
import { defineEndpoint } from './endpoint.ts'
import { CarId } from './ids.ts'
import { ReportPeriod } from './reports.ts'
import { Instant } from './wire.ts'

const Count = z.number().int().nonnegative()
/** Now, and in the time before that is as long. */
const Compared = z.object({ count: Count, previous: Count })
const Share = z.number().min(0).max(1).nullable()

/** A car in a table; it may be gone since, with the title it had. */
const NamedCar = z.object({
  id: CarId,
  title: z.string(),
  price_cents: z.number().int(),
  status: CarStatus.nullable(),
  small_photo_url: z.string().nullable(),
})

/** Days of the company's calendar, `2026-11-30`; every day of the period is there. */
const Day = z.iso.date()

/** Of whom it came so far: browsers and conversations, each once. */
export const FUNNEL_STEPS = ['visited', 'recommended', 'opened', 'contacted', 'came', 'bought'] as const
export const FunnelStep = z.enum(FUNNEL_STEPS)

export const CarDashboard = z.object({
  period: ReportPeriod,
  timezone: z.string(),
  /** `previous` is as long and ends where `current` begins. */
  current: z.object({ from: Instant, to: Instant }),
  previous: z.object({ from: Instant, to: Instant }),
  /** What is worth saying first, in the reader's language. */
  headline: z.string(),
  recommendations: z.object({
    total: Compared,
    /** Those who were recommended something. */
    buyers: Compared,
    /** Lists in which something had to give way, and those without a car. */
    relaxed: Compared,
    empty: Compared,
    days: z.array(z.object({ day: Day, count: Count, previous: Count })),
    /** Of this month, as the plan counts them; null: no limit. */
    quota: z.object({ used: Count, limit: Count.nullable() }),
  }),
  conversions: z.object({
    /** Leads: whoever left a number, wrote, or came by a portal. */
    total: Compared,
    /** Of those who were recommended something, who became a lead or went to WhatsApp. */
    rate: z.object({ share: Share, previous: Share }),
    whatsapp: Compared,
    visits: Compared,
    sales: Compared,
    sales_cents: z.object({ amount: Count, previous: Count }),
    by_channel: z.array(z.object({ channel: z.string(), label: z.string(), leads: Count, previous: Count })),
    days: z.array(z.object({ day: Day, leads: Count, whatsapp: Count, sales: Count })),
  }),
  /** The most recommended first, at most 20. */
  top_cars: z.array(
    z.object({
      car: NamedCar,
      recommended: Compared,
      seen: Count,
      opened: Count,
      whatsapp: Count,
      leads: Compared,
      /** Days since it arrived. */
      days_in_stock: Count,
    }),
  ),
  funnel: z.array(z.object({ step: FunnelStep, label: z.string(), count: Count, previous: Count })),
  /** Cars on offer for longer than that, the longest first, at most 50. */
  standing_stock: z.object({
    over_days: Count,
    count: Count,
    value_cents: Count,
    cars: z.array(
      z.object({ car: NamedCar, days: Count, recommended: Count, opened: Count, leads: Count, price_changes: Count }),
    ),
  }),
  user_behavior: z.object({
    /** In the order they are asked in. */
    questions: z.array(
      z.object({
        key: z.string(),
        text: z.string(),
        answered: Count,
        skipped: Count,
        /** The most picked first, at most 8; of amounts bands. */
        answers: z.array(z.object({ value: z.string(), label: z.string(), count: Count })),
      }),
    ),
    critiques: z.array(z.object({ key: z.string(), label: z.string(), count: Count })),
    searches: Compared,
    /** Words that no search could be made of, the most frequent first, at most 20. */
    not_understood: z.array(z.object({ words: z.string(), count: Count })),
    favourites: Compared,
    shares: Compared,
    /** When they are on the page: 24 numbers, by the company's clock. */
    hours: z.array(Count).length(24),
  }),
})
export type CarDashboard = z.output<typeof CarDashboard>

export const CarDashboardQuery = z.strictObject({
  period: ReportPeriod.default('7d'),
  /** From how many days a car stands too long. */
  standing_days: z.coerce.number().int().min(1).max(1_000).default(60),
})

export const CAR_DASHBOARD_TABLES = ['days', 'top_cars', 'funnel', 'standing_stock', 'channels', 'questions'] as const
export const CarDashboardTable = z.enum(CAR_DASHBOARD_TABLES)

/** How fast the company's public doors answered, against what its plan promises. */
export const ServiceLevelView = z.object({
  from: Instant,
  to: Instant,
  requests: Count,
  failed: Count,
  /** Share of requests that were answered without a fault of ours; null without requests. */
  availability: Share,
  /** Milliseconds; the upper edge of the band that nine and a half of ten keep. */
  p95_ms: Count.nullable(),
  most_at_once: Count,
  promised: z.object({
    plan: z.string(),
    p95_ms: Count.nullable(),
    availability: z.number().nullable(),
    at_once: Count.nullable(),
  }),
  kept: z.boolean().nullable(),
})
export type ServiceLevelView = z.output<typeof ServiceLevelView>

const tag = 'Car analytics'
const path = '/api/v1/analytics/dashboard'

export const carAnalyticsEndpoints = {
  dashboard: defineEndpoint({
    name: 'car-dashboard',
    method: 'GET',
    path,
    tag,
    summary:
      'Recommendations, conversions, top cars, funnel, standing stock and what buyers do, with the period before.',
    query: CarDashboardQuery,
    response: CarDashboard,
  }),
  dashboardBareAlias: defineEndpoint({
    name: 'car-dashboard-bare-alias',
    method: 'GET',
    path: '/analytics/dashboard',
    tag,
    summary: 'The specification’s address of the same.',
    query: CarDashboardQuery,
    response: CarDashboard,
  }),
  export: defineEndpoint({
    name: 'export-car-dashboard',
    method: 'GET',
    path: `${path}/export`,
    tag,
    summary: 'A table of it as CSV.',
    query: CarDashboardQuery.extend({ table: CarDashboardTable }),
  }),
  serviceLevel: defineEndpoint({
    name: 'get-service-level',
    method: 'GET',
    path: '/api/v1/analytics/service-level',
    tag,
    summary: 'How the company’s public doors answered in the last 30 days, against its plan.',
    response: ServiceLevelView,
  }),
}
