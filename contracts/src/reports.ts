import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ConversationId, LabelId, MemberId } from './ids.ts'
import { Instant } from './wire.ts'

/** Days of the company's own calendar, today among them. */
export const REPORT_PERIODS = ['today', '7d', '30d', '90d'] as const
export const ReportPeriod = z.enum(REPORT_PERIODS)
export type ReportPeriod = z.output<typeof ReportPeriod>

export const ReportQuery = z.strictObject({ period: ReportPeriod.default('7d') })

/** Seconds between two facts; null where nothing happened that could be measured. */
const Seconds = z.number().nonnegative().nullable()
const Count = z.number().int().nonnegative()

/** What happened within some time. A first answer and a resolution count where they happened, not where they began. */
export const Measures = z.object({
  opened: Count,
  answered: Count,
  resolved: Count,
  /** Median, and what nine of ten did not exceed. */
  first_answer_s: Seconds,
  first_answer_p90_s: Seconds,
  /** Median. */
  resolution_s: Seconds,
  /** The same three in business hours of each conversation's inbox; without a calendar it is always open. */
  first_answer_business_s: Seconds,
  first_answer_p90_business_s: Seconds,
  resolution_business_s: Seconds,
})
export type Measures = z.output<typeof Measures>

export const Satisfaction = z.object({
  count: Count,
  /** Stars, 1 to 5. */
  mean: z.number().min(1).max(5).nullable(),
  /** Share of four and five stars, 0 to 1. */
  happy: z.number().min(0).max(1).nullable(),
})
export type Satisfaction = z.output<typeof Satisfaction>

const Side = Measures.extend({ from: Instant, to: Instant, satisfaction: Satisfaction })

/** Open conversations whose customer waits for an answer, now, of those that the reader sees. */
export const WaitingView = z.object({ count: Count, over_1h: Count, longest_since: Instant.nullable() })
export type WaitingView = z.output<typeof WaitingView>

/** `previous` is as long and ends as far into its last day as `current` is into today. */
export const ReportSummary = z.object({
  timezone: z.string(),
  /** Whether an inbox has a calendar of business hours: if none has, business time is that of the clock. */
  has_business_hours: z.boolean(),
  waiting: WaitingView,
  current: Side,
  previous: Side,
})
export type ReportSummary = z.output<typeof ReportSummary>

/** A day of the company's calendar, `2026-11-30`; every day of the period is there. */
export const DayRow = Measures.extend({ day: z.iso.date() })
/** An hour of the week on the company's clock; 0 is Sunday. Hours in which nothing happened are left out. */
export const HourRow = Measures.extend({
  weekday: z.number().int().min(0).max(6),
  hour: z.number().int().min(0).max(23),
})
export const PersonRow = Measures.omit({ opened: true }).extend({
  member_id: MemberId,
  /** Null: they have left. */
  name: z.string().nullable(),
  satisfaction: Satisfaction,
})
export const LabelRow = Measures.extend({ label_id: LabelId, name: z.string(), colour: z.string() })
export type DayRow = z.output<typeof DayRow>
export type HourRow = z.output<typeof HourRow>
export type PersonRow = z.output<typeof PersonRow>
export type LabelRow = z.output<typeof LabelRow>

/** What a customer wrote beside their stars. */
export const CommentRow = z.object({
  conversation_id: ConversationId,
  contact_name: z.string(),
  stars: z.number().int().min(1).max(5),
  comment: z.string(),
  at: Instant,
})
export type CommentRow = z.output<typeof CommentRow>

export const REPORT_TABLES = ['days', 'hours', 'people', 'labels'] as const
export const ReportTable = z.enum(REPORT_TABLES)
export type ReportTable = z.output<typeof ReportTable>
export const ReportExportQuery = ReportQuery.extend({ table: ReportTable })

const tag = 'Reports'
const path = '/api/v1/reports'

export const reportEndpoints = {
  summary: defineEndpoint({
    name: 'get-report-summary',
    method: 'GET',
    path: `${path}/summary`,
    tag,
    summary: 'Who waits now, and the figures of a period beside those of the one before, by the company’s calendar.',
    query: ReportQuery,
    response: ReportSummary,
  }),
  waiting: defineEndpoint({
    name: 'get-waiting',
    method: 'GET',
    path: '/api/v1/waiting',
    tag,
    summary: 'How many of the conversations that the caller sees wait for an answer now; no figures of others.',
    response: WaitingView,
  }),
  days: defineEndpoint({
    name: 'list-report-days',
    method: 'GET',
    path: `${path}/days`,
    tag,
    summary: 'The figures of each day of a period, oldest first.',
    query: ReportQuery,
    response: z.object({ items: z.array(DayRow) }),
  }),
  hours: defineEndpoint({
    name: 'list-report-hours',
    method: 'GET',
    path: `${path}/hours`,
    tag,
    summary: 'The figures of each hour of the week in which something happened.',
    query: ReportQuery,
    response: z.object({ items: z.array(HourRow) }),
  }),
  people: defineEndpoint({
    name: 'list-report-people',
    method: 'GET',
    path: `${path}/people`,
    tag,
    summary: 'The figures of each person who answered or resolved something.',
    query: ReportQuery,
    response: z.object({ items: z.array(PersonRow) }),
  }),
  labels: defineEndpoint({
    name: 'list-report-labels',
    method: 'GET',
    path: `${path}/labels`,
    tag,
    summary: 'The figures of conversations with each label; one with two labels counts for both.',
    query: ReportQuery,
    response: z.object({ items: z.array(LabelRow) }),
  }),
  comments: defineEndpoint({
    name: 'list-report-comments',
    method: 'GET',
    path: `${path}/comments`,
    tag,
    summary: 'The last 10 words that customers of a period wrote beside their stars.',
    query: ReportQuery,
    response: z.object({ items: z.array(CommentRow) }),
  }),
  export: defineEndpoint({
    name: 'export-report',
    method: 'GET',
    path: `${path}/export`,
    tag,
    summary: 'A table of figures as CSV, its headings in the reader’s language (Accept-Language).',
    query: ReportExportQuery,
  }),
}
