import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { MemberId } from './ids.ts'
import { PageQuery, pageOf, Revision, text } from './wire.ts'

/** How somebody works: what they set for themselves, and the room a supervisor gives them. */
export const WorkView = z.object({
  member_id: MemberId,
  availability: z.enum(['online', 'busy', 'offline']),
  signature: z.string(),
  capacity: z.number().int(),
  open_conversations: z.number().int(),
  /** Of the capacity, which others change. */
  revision: Revision,
})
export type WorkView = z.output<typeof WorkView>
export const WorkBody = z.strictObject({
  availability: z.enum(['online', 'busy', 'offline']).optional(),
  signature: text(500).optional(),
})
export const CapacityBody = z.strictObject({ capacity: z.number().int().min(0).max(1000) })

export const workEndpoints = {
  getOwn: defineEndpoint({
    name: 'get-own-work',
    method: 'GET',
    path: '/api/v1/me/work',
    tag: 'Work',
    summary: "The caller's availability, signature and room.",
    response: WorkView,
  }),
  updateOwn: defineEndpoint({
    name: 'update-own-work',
    method: 'PATCH',
    path: '/api/v1/me/work',
    tag: 'Work',
    summary: 'Changes availability and signature. Who comes online is given what waits in rotating inboxes.',
    body: WorkBody,
    response: WorkView,
  }),
  list: defineEndpoint({
    name: 'list-work',
    method: 'GET',
    path: '/api/v1/work',
    tag: 'Work',
    summary: 'How everybody works: who is there, how much each may have and has. In the order they came.',
    query: PageQuery,
    response: pageOf(WorkView),
  }),
  setCapacity: defineEndpoint({
    name: 'set-capacity',
    method: 'PUT',
    path: '/api/v1/members/:id/capacity',
    tag: 'Work',
    summary: 'How many open conversations somebody may have.',
    params: z.object({ id: MemberId }),
    body: CapacityBody,
    response: WorkView,
  }),
}
