import { z } from 'zod'
import { PART_TYPE } from './attachments.ts'
import { defineEndpoint } from './endpoint.ts'
import { CarId } from './ids.ts'
import { Instant, line } from './wire.ts'

/** Against the FIPE table; `unknown` says that there is no analysis. */
export const FipePosition = z.enum(['below', 'fair', 'above', 'unknown'])
export type FipePosition = z.output<typeof FipePosition>

export const FipeProblem = z.enum(['no_brand', 'no_model', 'no_year', 'no_price', 'new_car', 'repeated'])
export type FipeProblem = z.output<typeof FipeProblem>

export const MAX_FIPE_BYTES = 8 * 1024 * 1024

const count = z.number().int()
/** How the cars on offer stand against a table. */
const coverage = z.object({ below: count, fair: count, above: count, unknown: count })

export const FipeTableView = z.object({
  /** Null: none was uploaded. */
  table: z
    .object({ name: z.string(), rows: count, refused: count, uploaded_by: z.string(), uploaded_at: Instant })
    .nullable(),
  coverage,
})
export type FipeTableView = z.output<typeof FipeTableView>

/** What a file would come to; nothing is changed by it. */
export const FipePreview = z.object({
  rows: count,
  refused: count,
  /** The first of them. */
  problems: z.array(z.object({ line: count, problem: FipeProblem, text: z.string() })),
  sample: z.array(
    z.object({ brand: z.string(), model: z.string(), version: z.string(), year: count, price_cents: count }),
  ),
  coverage,
})
export type FipePreview = z.output<typeof FipePreview>

export const CarFipeView = z.object({
  position: FipePosition,
  /** What the table, or the car's own record, says it is worth. */
  fipe_cents: count.nullable(),
  /** From the table alone. */
  km_per_litre: z.number().nullable(),
  /** A whole sentence, in the company's language. */
  text: z.string(),
})
export type CarFipeView = z.output<typeof CarFipeView>

const tag = 'Cars'
const path = '/api/v1/fipe-table'

export const fipeEndpoints = {
  get: defineEndpoint({
    name: 'get-fipe-table',
    method: 'GET',
    path,
    tag,
    summary: 'The FIPE table that is used, and how the cars on offer stand against it.',
    response: FipeTableView,
  }),
  preview: defineEndpoint({
    name: 'preview-fipe-table',
    method: 'POST',
    path: `${path}/preview`,
    tag,
    summary: 'What a CSV of FIPE prices comes to, row by row; nothing is changed.',
    consumes: [PART_TYPE],
    response: FipePreview,
  }),
  put: defineEndpoint({
    name: 'put-fipe-table',
    method: 'PUT',
    path,
    tag,
    summary: 'Uses a CSV of FIPE prices instead of the one before.',
    query: z.object({ name: line(200) }),
    consumes: [PART_TYPE],
    response: FipeTableView,
  }),
  delete: defineEndpoint({
    name: 'delete-fipe-table',
    method: 'DELETE',
    path,
    tag,
    summary: 'Uses no FIPE table any more.',
    status: 204,
  }),
  ofCar: defineEndpoint({
    name: 'get-car-fipe',
    method: 'GET',
    path: '/api/v1/cars/:id/fipe',
    tag,
    summary: 'How a car’s price stands against FIPE.',
    params: z.object({ id: CarId }),
    response: CarFipeView,
  }),
}
