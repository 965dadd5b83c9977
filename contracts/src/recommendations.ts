import { z } from 'zod'
import { CarAttributes, CarStatus } from './cars.ts'
import { CarId, RecommendationId } from './ids.ts'
import { Instant } from './wire.ts'

/** A car as anybody may see it. Of its plate there is at most the last digit. */
export const PublicCar = z.object({
  id: CarId,
  /** For addresses: `chevrolet-onix-2020`. */
  slug: z.string(),
  status: CarStatus,
  title: z.string(),
  price_cents: z.number().int(),
  /** What the price was, where it fell within the last 30 days. */
  price_before_cents: z.number().int().nullable(),
  /** What is known of it; names as `CarAttributes` has them. */
  attributes: CarAttributes,
  /** Paths on this host; null: it has no photo yet. */
  photo_url: z.string().nullable(),
  /** Null too in lists that were stored before there was this size. */
  middle_photo_url: z.string().nullable().default(null),
  small_photo_url: z.string().nullable(),
  photo_count: z.number().int(),
  arrived_at: Instant,
})
export type PublicCar = z.output<typeof PublicCar>

/** Against the FIPE table; `unknown` says that there is no analysis. */
export const PricePosition = z.object({ position: z.enum(['below', 'fair', 'above', 'unknown']), text: z.string() })

/** An instalment, subject to credit: always shown with rate, term and date. */
export const InstalmentEstimate = z.object({
  monthly_cents: z.number().int(),
  financed_cents: z.number().int(),
  monthly_rate: z.number(),
  months: z.number().int(),
  as_of: z.iso.date(),
  /** A whole sentence with all of it, in the reader's language. */
  text: z.string(),
})
export type InstalmentEstimate = z.output<typeof InstalmentEstimate>

/** A car in a ranked list. Sentences are in the reader's language and true of the stock they were made from. */
export const MatchedCar = PublicCar.extend({
  /** 1 is the top. */
  position: z.number().int(),
  reasons: z.array(z.string()),
  /** What one gives up with it; null only for one that is ideal in all that is known. */
  trade_off: z.string().nullable(),
  /** What of the wishes it misses; empty where it fits. Cars that miss something come after those that do not. */
  misses: z.array(z.string()),
  price_position: PricePosition,
  /** Null where nothing was said of payment. */
  estimate: InstalmentEstimate.nullable(),
})
export type MatchedCar = z.output<typeof MatchedCar>

/** agent: a person of the company chose them. */
export const RecommendationSource = z.enum(['questionnaire', 'search', 'critique', 'agent'])
export type RecommendationSource = z.output<typeof RecommendationSource>

export const RecommendationView = z.object({
  id: RecommendationId,
  source: RecommendationSource,
  /** Which questionnaire and weights made it. */
  policy: z.string(),
  items: z.array(MatchedCar),
  /** How many cars on offer keep every bound. */
  fitting: z.number().int(),
  /** What had to give way so that anything fits, as sentences. */
  relaxed: z.array(z.string()),
  /** Why there is nothing at all, as a sentence. */
  empty: z.string().nullable(),
  /** How a typed search was read; null for what was not typed. */
  read: z
    .object({
      understood: z.array(z.object({ text: z.string(), words: z.string() })),
      not_understood: z.array(z.string()),
    })
    .nullable(),
  /** What may be asked of this list: `cheaper`, `fewer_km` …, with words. */
  critiques: z.array(z.object({ key: z.string(), label: z.string() })),
})
export type RecommendationView = z.output<typeof RecommendationView>
