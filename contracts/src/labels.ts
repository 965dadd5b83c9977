import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { LabelId } from './ids.ts'
import { Instant, line, Revision } from './wire.ts'

export const LabelView = z.object({
  id: LabelId,
  name: z.string(),
  colour: z.string(),
  revision: Revision,
  created_at: Instant,
})
export type LabelView = z.output<typeof LabelView>

export const LabelBody = z.strictObject({
  name: line(60),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'colour_malformed' }),
})

const tag = 'Labels'
const path = '/api/v1/labels'
const params = z.object({ id: LabelId })

export const labelEndpoints = {
  list: defineEndpoint({
    name: 'list-labels',
    method: 'GET',
    path,
    tag,
    summary: 'All labels, by name.',
    response: z.object({ items: z.array(LabelView) }),
  }),
  create: defineEndpoint({
    name: 'create-label',
    method: 'POST',
    path,
    tag,
    summary: 'Makes a label.',
    status: 201,
    body: LabelBody,
    response: LabelView,
  }),
  update: defineEndpoint({
    name: 'update-label',
    method: 'PUT',
    path: `${path}/:id`,
    tag,
    summary: 'Changes its name and colour.',
    params,
    body: LabelBody,
    response: LabelView,
  }),
  delete: defineEndpoint({
    name: 'delete-label',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Deletes it, and takes it off every conversation.',
    status: 204,
    params,
  }),
}
