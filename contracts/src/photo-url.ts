import { z } from 'zod'

/** Where a person's photo is, on the same host; null: there is none, and initials are drawn. */
export const PhotoUrl = z.string().nullable()
