import { z } from 'zod'
import { CarFileMap, CarImportView, PriceUnit } from './car-imports.ts'
import { defineEndpoint } from './endpoint.ts'
import { CarFeedId } from './ids.ts'
import { WebhookUrl } from './webhooks.ts'
import { Instant, line, Revision } from './wire.ts'

const content = {
  name: line(100),
  url: WebhookUrl,
  /** Null: only when somebody asks. */
  every_hours: z.number().int().min(1, { error: 'too_small' }).max(168, { error: 'too_big' }).nullable(),
  map: CarFileMap,
  price_unit: PriceUnit.nullable(),
}
export const CreateCarFeedBody = z.strictObject({
  ...content,
  every_hours: content.every_hours.default(6),
  map: content.map.default({}),
  price_unit: content.price_unit.default(null),
})
export const UpdateCarFeedBody = z.strictObject(content).partial()

export const CarFeedView = z.object({
  id: CarFeedId,
  name: z.string(),
  url: z.string(),
  every_hours: z.number().int().nullable(),
  map: CarFileMap,
  price_unit: PriceUnit.nullable(),
  next_run_at: Instant.nullable(),
  last_import: CarImportView.nullable(),
  revision: Revision,
  created_at: Instant,
  updated_at: Instant,
})
export type CarFeedView = z.output<typeof CarFeedView>

const tag = 'Car feeds'
const path = '/api/v1/car-feeds'
const params = z.object({ id: CarFeedId })

export const carFeedEndpoints = {
  list: defineEndpoint({
    name: 'list-car-feeds',
    method: 'GET',
    path,
    tag,
    summary: 'Feeds, by name, with how their last import went.',
    response: z.object({ items: z.array(CarFeedView) }),
  }),
  create: defineEndpoint({
    name: 'create-car-feed',
    method: 'POST',
    path,
    tag,
    summary: 'Follows the feed of a dealer’s system; its first import begins at once.',
    status: 201,
    body: CreateCarFeedBody,
    response: CarFeedView,
  }),
  get: defineEndpoint({
    name: 'get-car-feed',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'A feed.',
    params,
    response: CarFeedView,
  }),
  update: defineEndpoint({
    name: 'update-car-feed',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes a feed and plans its next run anew.',
    params,
    body: UpdateCarFeedBody,
    response: CarFeedView,
  }),
  delete: defineEndpoint({
    name: 'delete-car-feed',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Follows it no more; its cars stay as they are.',
    params,
    status: 204,
  }),
  run: defineEndpoint({
    name: 'run-car-feed',
    method: 'POST',
    path: `${path}/:id/run`,
    tag,
    summary: 'Imports it now; one that is under way is answered.',
    params,
    response: CarImportView,
  }),
}
