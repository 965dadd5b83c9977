import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { PhotoUrl } from './photo-url.ts'

/** Side of a photo as it is kept, in pixels: four times the largest circle that screens draw it in. */
export const PHOTO_SIDE = 256
/** What may be sent: a screen sends a square of some 20 kB, a program whatever a camera made. */
export const MAX_PHOTO_BYTES = 1024 * 1024
export const PHOTO_TYPES = ['image/webp', 'image/jpeg', 'image/png'] as const

export const PhotoView = z.object({ photo_url: PhotoUrl })

const tag = 'Account'
const path = '/api/v1/me/photo'

export const photoEndpoints = {
  put: defineEndpoint({
    name: 'upload-own-photo',
    method: 'POST',
    path,
    tag,
    summary: 'Takes a picture as the caller’s photo in this company: PNG, JPEG or WebP, at most 1 MB, cut to a square.',
    consumes: PHOTO_TYPES,
    response: PhotoView,
  }),
  remove: defineEndpoint({
    name: 'remove-own-photo',
    method: 'DELETE',
    path,
    tag,
    summary: 'Takes the caller’s photo away; initials stand in its place.',
    status: 204,
  }),
}
