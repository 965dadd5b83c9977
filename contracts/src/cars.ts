import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { CarFeedId, CarId, CarPhotoId } from './ids.ts'
import { WebhookUrl } from './webhooks.ts'
import { anyOf, Instant, line, optionalLine, PageQuery, pageOf, Revision, text } from './wire.ts'

export const CarStatus = z.enum(['available', 'reserved', 'sold', 'unavailable'])
export type CarStatus = z.output<typeof CarStatus>

export const CAR_BODY_NAMES = ['hatch', 'sedan', 'suv', 'pickup', 'minivan', 'wagon', 'coupe'] as const
export const CAR_FUEL_NAMES = ['flex', 'gasoline', 'ethanol', 'diesel', 'hybrid', 'electric'] as const
export const CAR_GEARBOX_NAMES = ['manual', 'automatic'] as const
export const CAR_COLOR_NAMES = [
  ...(['white', 'black', 'silver', 'gray', 'red', 'blue', 'brown', 'beige', 'green', 'yellow', 'orange'] as const),
  ...(['gold', 'wine'] as const),
] as const

const figure = (least: number, most: number) =>
  z.number().min(least, { error: 'too_small' }).max(most, { error: 'too_big' })
const whole = (least: number, most: number) => figure(least, most).int()
const year = whole(1950, 2100)

/** What is known of a car, as the matching engine's model of cars names it. Money in centavos. */
export const CarAttributes = z.strictObject({
  brand: line(60).optional(),
  model: line(80).optional(),
  version: line(160).optional(),
  year: year.optional(),
  year_made: year.optional(),
  km: whole(0, 900_000).optional(),
  body: z.enum(CAR_BODY_NAMES).optional(),
  fuel: z.enum(CAR_FUEL_NAMES).optional(),
  transmission: z.enum(CAR_GEARBOX_NAMES).optional(),
  color: z.enum(CAR_COLOR_NAMES).optional(),
  doors: whole(1, 7).optional(),
  power_hp: figure(30, 1_200).optional(),
  trunk_litres: figure(30, 3_000).optional(),
  airbags: whole(0, 14).optional(),
  km_per_litre: figure(3, 70).optional(),
  fipe_cents: whole(300_000, 900_000_000).optional(),
  single_owner: z.boolean().optional(),
  inspection_report: z.boolean().optional(),
  seats: whole(1, 30).optional(),
  engine_litres: figure(0.5, 9).optional(),
  turbo: z.boolean().optional(),
  four_wheel_drive: z.boolean().optional(),
  armored: z.boolean().optional(),
  condition: z.enum(['new', 'used']).optional(),
  /** All that is kept of a plate. */
  plate_final_digit: z.string().regex(/^\d$/, { error: 'digit_malformed' }).optional(),
  city: line(80).optional(),
})
export type CarAttributes = z.output<typeof CarAttributes>

/** Files part options by these marks. */
const Option = line(80).refine((option) => !/[;,|]/.test(option), { error: 'option_malformed' })

const content = {
  title: line(200),
  price_cents: whole(500_000, 500_000_000),
  description: text(6_000),
  options: z.array(Option).max(100),
  attributes: CarAttributes,
}

export const CreateCarBody = z.strictObject({
  ...content,
  /** The company's own number of it; without one it gets one. */
  stock_key: line(100).optional(),
  description: content.description.default(''),
  options: content.options.default([]),
  status: CarStatus.default('available'),
  arrived_at: Instant.optional(),
})
export const UpdateCarBody = z.strictObject({ ...content, arrived_at: Instant }).partial()

export const CarView = z.object({
  id: CarId,
  stock_key: z.string(),
  /** The feed that tells of it; null: somebody typed it in, or a file was imported. */
  feed_id: CarFeedId.nullable(),
  origin: z.enum(['hand', 'import']),
  status: CarStatus,
  status_since: Instant,
  title: z.string(),
  description: z.string(),
  options: z.array(z.string()),
  price_cents: z.number().int(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  arrived_at: Instant,
  /** The first photo, small. */
  photo_url: z.string().nullable(),
  photo_count: z.number().int(),
  revision: Revision,
  created_at: Instant,
  updated_at: Instant,
})
export type CarView = z.output<typeof CarView>

export const CarPhotoStatus = z.enum(['waiting', 'ready', 'failed'])
export const CarPhotoView = z.object({
  id: CarPhotoId,
  status: CarPhotoStatus,
  url: z.string().nullable(),
  middle_url: z.string().nullable(),
  small_url: z.string().nullable(),
  /** Where it was fetched from; null: it was sent. */
  source_url: z.string().nullable(),
})
export type CarPhotoView = z.output<typeof CarPhotoView>

export const CarSort = z.enum(['newest', 'oldest', 'cheapest', 'dearest', 'km', 'year'])
export type CarSort = z.output<typeof CarSort>

const amount = z.coerce.number().int().min(0).max(1_000_000_000).optional()
export const CarQuery = PageQuery.extend({
  status: anyOf(CarStatus, 4).optional(),
  body: anyOf(z.enum(CAR_BODY_NAMES), 7).optional(),
  fuel: anyOf(z.enum(CAR_FUEL_NAMES), 6).optional(),
  transmission: z.enum(CAR_GEARBOX_NAMES).optional(),
  brand: z.string().max(60).optional(),
  feed_id: CarFeedId.optional(),
  price_min: amount,
  price_max: amount,
  year_min: amount,
  year_max: amount,
  km_max: amount,
  q: z.string().max(100).optional(),
  sort: CarSort.default('newest'),
})

export const CarExportFormat = z.enum(['json', 'csv', 'meta', 'google', 'olx'])
export type CarExportFormat = z.output<typeof CarExportFormat>

/** What may be sent as a photo of a car; kept within 1280 × 960, within 800 × 600 and as a small one. */
export const CAR_PHOTO_TYPES = ['image/webp', 'image/jpeg', 'image/png'] as const
export const MAX_CAR_PHOTO_BYTES = 8 * 1024 * 1024
export const CAR_PHOTOS_PATH = '/files/cars'

const tag = 'Cars'
const path = '/api/v1/cars'
const params = z.object({ id: CarId })
const photos = z.object({ items: z.array(CarPhotoView) })

export const carEndpoints = {
  list: defineEndpoint({
    name: 'list-cars',
    method: 'GET',
    path,
    tag,
    summary: 'Cars by filters, in an order.',
    query: CarQuery,
    response: pageOf(CarView),
  }),
  create: defineEndpoint({
    name: 'create-car',
    method: 'POST',
    path,
    tag,
    summary: 'Takes a car into stock. 402 beyond the plan’s cars_max.',
    status: 201,
    body: CreateCarBody,
    response: CarView,
  }),
  get: defineEndpoint({
    name: 'get-car',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'A car.',
    params,
    response: CarView,
  }),
  adText: defineEndpoint({
    name: 'get-car-ad-text',
    method: 'GET',
    path: `${path}/:id/ad-text`,
    tag,
    summary: 'An ad’s text out of the car’s record, for a car on offer.',
    params,
    response: z.object({ text: z.string() }),
  }),
  update: defineEndpoint({
    name: 'update-car',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes what is said of a car; attributes as a whole.',
    params,
    body: UpdateCarBody,
    response: CarView,
  }),
  setStatus: defineEndpoint({
    name: 'set-car-status',
    method: 'PUT',
    path: `${path}/:id/status`,
    tag,
    summary: 'Says that a car is available, reserved, sold or unavailable.',
    params,
    body: z.strictObject({ status: CarStatus }),
    response: CarView,
  }),
  listPrices: defineEndpoint({
    name: 'list-car-prices',
    method: 'GET',
    path: `${path}/:id/prices`,
    tag,
    summary: 'Every price it has had, the newest first.',
    params,
    response: z.object({ items: z.array(z.object({ at: Instant, price_cents: z.number().int() })) }),
  }),
  listPhotos: defineEndpoint({
    name: 'list-car-photos',
    method: 'GET',
    path: `${path}/:id/photos`,
    tag,
    summary: 'Its photos, in order.',
    params,
    response: photos,
  }),
  uploadPhoto: defineEndpoint({
    name: 'upload-car-photo',
    method: 'POST',
    path: `${path}/:id/photos`,
    tag,
    summary: 'Adds a photo at the end: PNG, JPEG or WebP, at most 8 MB.',
    params,
    consumes: CAR_PHOTO_TYPES,
    status: 201,
    response: CarPhotoView,
  }),
  linkPhoto: defineEndpoint({
    name: 'link-car-photo',
    method: 'POST',
    path: `${path}/:id/photo-links`,
    tag,
    summary: 'Adds a photo by its address; it is fetched soon.',
    params,
    body: z.strictObject({ url: WebhookUrl }),
    status: 201,
    response: CarPhotoView,
  }),
  orderPhotos: defineEndpoint({
    name: 'order-car-photos',
    method: 'PUT',
    path: `${path}/:id/photos/order`,
    tag,
    summary: 'Puts its photos in this order; what is not named comes after.',
    params,
    body: z.strictObject({ ids: z.array(CarPhotoId).max(100) }),
    response: photos,
  }),
  deletePhoto: defineEndpoint({
    name: 'delete-car-photo',
    method: 'DELETE',
    path: `${path}/:id/photos/:photo`,
    tag,
    summary: 'Takes a photo away.',
    params: params.extend({ photo: CarPhotoId }),
    status: 204,
  }),
  export: defineEndpoint({
    name: 'export-cars',
    method: 'GET',
    path: '/api/v1/car-export',
    tag,
    summary: 'The available cars as JSON or CSV of ours, or as Meta, Google or OLX read them.',
    query: z.object({
      format: CarExportFormat,
      status: anyOf(CarStatus, 4).optional(),
      /** OLX wants both in each ad. */
      phone: optionalLine(20).optional(),
      zipcode: optionalLine(9).optional(),
    }),
  }),
  photoFile: defineEndpoint({
    name: 'car-photo',
    method: 'GET',
    path: `${CAR_PHOTOS_PATH}/:tenant/:name`,
    tag: 'Files',
    summary: 'A photo of a car.',
    params: z.object({ tenant: z.string().max(60), name: z.string().max(60) }),
  }),
}
