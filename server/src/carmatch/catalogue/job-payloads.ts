import { z } from 'zod'

/** Reads a file row by row; goes on where it was broken off. */
export const IMPORT_JOB = 'cars.import'
export const ImportPayload = z.object({ import_id: z.string() })

/** A feed's next import is due. */
export const FEED_JOB = 'cars.run_feed'
export const FeedPayload = z.object({ feed_id: z.string(), plan: z.number().int() })

/** Photos that are known by their addresses are fetched, some at a time. */
export const FETCH_PHOTOS_JOB = 'cars.fetch_photos'
export const FetchPhotosPayload = z.object({})

/** Photos' files go, unless a car names them by then. */
export const DISCARD_CAR_PHOTOS_JOB = 'cars.discard_photos'
export const DiscardCarPhotosPayload = z.object({ files: z.array(z.string()) })
export type DiscardCarPhotosPayload = z.output<typeof DiscardCarPhotosPayload>
