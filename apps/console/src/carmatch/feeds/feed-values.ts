import { type CarFeedView, CreateCarFeedBody } from '@recado/contracts/car-feeds'
import { z } from 'zod'

export const DEFAULT_HOURS = 6
/** How often an address is read, in hours; null: when somebody asks. */
export const RHYTHMS = [1, 3, 6, 12, 24, null] as const
export const BY_HAND = 'hand'

export interface FeedValues {
  name: string
  url: string
  /** A number of hours, or `hand`. */
  every_hours: string
}

export const FeedForm = z.preprocess((values) => bodyOf(values as FeedValues), CreateCarFeedBody)

export function valuesOf(feed: CarFeedView | undefined): FeedValues {
  const hours = feed === undefined ? DEFAULT_HOURS : feed.every_hours
  return { name: feed?.name ?? '', url: feed?.url ?? '', every_hours: hours === null ? BY_HAND : String(hours) }
}

export function bodyOf({ every_hours, ...values }: FeedValues) {
  return { ...values, every_hours: every_hours === BY_HAND ? null : Number(every_hours) }
}
