import { z } from 'zod'
import { PART_TYPE, PartQuery } from './attachments.ts'
import { defineEndpoint } from './endpoint.ts'
import { CarFeedId, CarImportId } from './ids.ts'
import { WebhookUrl } from './webhooks.ts'
import { Instant, line, PageQuery, pageOf } from './wire.ts'

export const CarImportStatus = z.enum(['uploading', 'running', 'waiting', 'done', 'failed', 'discarded'])
export type CarImportStatus = z.output<typeof CarImportStatus>

/** What a name of a file may stand for. */
export const CAR_FILE_FIELDS = [
  ...(['id', 'plate', 'title', 'brand', 'model', 'version', 'year', 'year_made', 'km', 'color', 'fuel'] as const),
  ...(['transmission', 'doors', 'body', 'kind', 'price', 'price_cents', 'photos', 'options', 'engine'] as const),
  ...(['power_hp', 'trunk_litres', 'airbags', 'km_per_litre', 'fipe', 'fipe_cents', 'plate_final_digit'] as const),
  ...(['single_owner', 'inspection_report', 'city', 'description', 'seats', 'turbo', 'four_wheel_drive'] as const),
  ...(['armored', 'engine_litres', 'drive', 'condition', 'status', 'sold', 'available'] as const),
] as const
export const CarFileField = z.enum(CAR_FILE_FIELDS)
export type CarFileField = z.output<typeof CarFileField>
export const CarFileMap = z
  .record(z.string().min(1).max(200), CarFileField)
  .refine((map) => Object.keys(map).length <= 100, {
    error: 'too_big',
  })
export const PriceUnit = z.enum(['reais', 'centavos'])
export type PriceUnit = z.output<typeof PriceUnit>

/** What an import waits for somebody to say; nothing of it is to be seen before. */
export const CarImportQuestion = z.discriminatedUnion('kind', [
  /** More than 30 % of the cars that were imported before are not in it. */
  z.object({ kind: z.literal('gone'), known: z.number().int(), gone: z.number().int() }),
  /** The median price is none of a car: which unit are they in? */
  z.object({ kind: z.literal('price_scale'), median: z.number(), suggests: PriceUnit.nullable() }),
  /** No header, or no cars, that we know: what do the names stand for? */
  z.object({ kind: z.literal('mapping') }),
])
export type CarImportQuestion = z.output<typeof CarImportQuestion>

export const CarImportView = z.object({
  id: CarImportId,
  source: z.enum(['file', 'url', 'feed']),
  feed_id: CarFeedId.nullable(),
  /** The file's name, or the address. */
  name: z.string(),
  /** The whole stock: what was imported before and is not in it becomes unavailable. */
  complete: z.boolean(),
  status: CarImportStatus,
  question: CarImportQuestion.nullable(),
  /** Why it failed: a code of the file or of the network, or the members of a 402. */
  problem: z.looseObject({ code: z.string() }).nullable(),
  size_bytes: z.number().int(),
  received_bytes: z.number().int(),
  /** So many of them are read; all at once for a workbook, which is read from its end. */
  read_bytes: z.number().int(),
  format: z.string().nullable(),
  /** The system whose feed it is, as it was recognised. */
  shape: z.string().nullable(),
  rows: z.number().int(),
  cars: z.number().int(),
  refused: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  gone: z.number().int(),
  begun_by: z.string(),
  created_at: Instant,
  ended_at: Instant.nullable(),
})
export type CarImportView = z.output<typeof CarImportView>

export const MAX_CAR_FILE_BYTES = 128 * 1024 * 1024
export const BeginCarImportBody = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('file'),
    name: line(200),
    size_bytes: z.number().int().min(1, { error: 'too_small' }).max(MAX_CAR_FILE_BYTES, { error: 'too_big' }),
    complete: z.boolean().default(true),
  }),
  z.strictObject({ source: z.literal('url'), url: WebhookUrl, complete: z.boolean().default(true) }),
])

export const CarImportRow = z.object({
  line: z.number().int(),
  stock_key: z.string().nullable(),
  title: z.string(),
  refused: z.boolean(),
  problems: z.array(
    z.object({
      code: z.string(),
      field: z.string().optional(),
      value: z.string().optional(),
      consequence: z.enum(['refused', 'dropped']),
    }),
  ),
})

const tag = 'Car imports'
const path = '/api/v1/car-imports'
const params = z.object({ id: CarImportId })

export const carImportEndpoints = {
  begin: defineEndpoint({
    name: 'begin-car-import',
    method: 'POST',
    path,
    tag,
    summary: 'Imports from an address, or makes room for a file whose parts follow.',
    status: 201,
    body: BeginCarImportBody,
    response: CarImportView,
  }),
  putPart: defineEndpoint({
    name: 'put-car-import-part',
    method: 'PUT',
    path: `${path}/:id/parts`,
    tag,
    summary:
      'The next part of the file, from `offset` (= received_bytes) on: 64 kB to 4 MB, the last one what is left.',
    params,
    query: PartQuery,
    consumes: [PART_TYPE],
    response: CarImportView,
  }),
  start: defineEndpoint({
    name: 'start-car-import',
    method: 'POST',
    path: `${path}/:id/start`,
    tag,
    summary: 'Begins to read a file whose parts have all come. Twice is as once.',
    params,
    response: CarImportView,
  }),
  list: defineEndpoint({
    name: 'list-car-imports',
    method: 'GET',
    path,
    tag,
    summary: 'Imports, the newest first.',
    query: PageQuery.extend({ feed_id: CarFeedId.optional() }),
    response: pageOf(CarImportView),
  }),
  get: defineEndpoint({
    name: 'get-car-import',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'An import, how far it is and what it waits for.',
    params,
    response: CarImportView,
  }),
  listRows: defineEndpoint({
    name: 'list-car-import-rows',
    method: 'GET',
    path: `${path}/:id/rows`,
    tag,
    summary: 'Rows with something to say of: refused, or taken without a value. By line.',
    params,
    query: PageQuery.extend({ refused: z.enum(['true', 'false']).optional() }),
    response: pageOf(CarImportRow),
  }),
  preview: defineEndpoint({
    name: 'preview-car-import',
    method: 'GET',
    path: `${path}/:id/preview`,
    tag,
    summary: 'The first 20 rows as they stand in the file, and what its names stand for where that is known.',
    params,
    response: z.object({
      columns: z.array(z.object({ name: z.string(), field: CarFileField.nullable() })),
      rows: z.array(z.record(z.string(), z.string())),
    }),
  }),
  map: defineEndpoint({
    name: 'map-car-import',
    method: 'POST',
    path: `${path}/:id/map`,
    tag,
    summary: 'Says what the file’s names stand for, and reads it anew. A feed keeps it.',
    params,
    body: z.strictObject({ map: CarFileMap }),
    response: CarImportView,
  }),
  confirm: defineEndpoint({
    name: 'confirm-car-import',
    method: 'POST',
    path: `${path}/:id/confirm`,
    tag,
    summary: 'Answers what it waits for: that so many cars are gone, or the unit of its prices.',
    params,
    body: z.strictObject({ price_unit: PriceUnit.optional() }),
    response: CarImportView,
  }),
  discard: defineEndpoint({
    name: 'discard-car-import',
    method: 'POST',
    path: `${path}/:id/discard`,
    tag,
    summary: 'Gives it up; the stock stays as it is.',
    params,
    response: CarImportView,
  }),
}
