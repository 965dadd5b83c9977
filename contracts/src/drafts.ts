import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ConversationId } from './ids.ts'
import { MESSAGE_BODY_MAX } from './messages.ts'
import { Instant, text } from './wire.ts'

export const DraftView = z.object({ kind: z.enum(['text', 'note']), body: z.string(), updated_at: Instant })
export const DraftBody = z.strictObject({
  kind: z.enum(['text', 'note']).default('text'),
  body: text(MESSAGE_BODY_MAX),
})

const params = z.object({ id: ConversationId })

export const draftEndpoints = {
  get: defineEndpoint({
    name: 'get-draft',
    method: 'GET',
    path: '/api/v1/conversations/:id/draft',
    tag: 'Drafts',
    summary: 'What the caller had begun to write here.',
    params,
    response: DraftView,
  }),
  put: defineEndpoint({
    name: 'put-draft',
    method: 'PUT',
    path: '/api/v1/conversations/:id/draft',
    tag: 'Drafts',
    summary: 'Keeps what the caller has begun to write here; an empty body forgets it.',
    params,
    body: DraftBody,
    response: DraftView,
  }),
}
