import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { CannedResponseId, ConversationId } from './ids.ts'
import { MESSAGE_BODY_MAX } from './messages.ts'
import { unknownVariables } from './templates.ts'
import { cleanLine } from './unseen.ts'
import { Instant, PageQuery, pageOf, Revision, words } from './wire.ts'

export const CannedResponseView = z.object({
  id: CannedResponseId,
  shortcut: z.string(),
  body: z.string(),
  /** Whether everybody in the company has it. */
  shared: z.boolean(),
  revision: Revision,
  updated_at: Instant,
})
export const CannedResponseBody = z.strictObject({
  shortcut: z
    .string()
    .overwrite(cleanLine)
    .regex(/^[\p{L}\p{N}_-]{1,40}$/u, { error: 'shortcut_malformed' }),
  body: words(MESSAGE_BODY_MAX).refine((body) => unknownVariables(body).length === 0, { error: 'variable_unknown' }),
  shared: z.boolean().default(false),
})
export const RenderBody = z.strictObject({ conversation_id: ConversationId })
/** `missing`: what is left empty, variables without a value by name and what is no variable as it stands (`{{cupom}}`). */
export const RenderedText = z.object({ body: z.string(), missing: z.array(z.string()) })

const params = z.object({ id: CannedResponseId })

export const cannedResponseEndpoints = {
  list: defineEndpoint({
    name: 'list-canned-responses',
    method: 'GET',
    path: '/api/v1/canned-responses',
    tag: 'Canned responses',
    summary: "Everybody's and the caller's own, by shortcut.",
    query: PageQuery,
    response: pageOf(CannedResponseView),
  }),
  create: defineEndpoint({
    name: 'create-canned-response',
    method: 'POST',
    path: '/api/v1/canned-responses',
    tag: 'Canned responses',
    summary: 'A text kept under a shortcut. Shared ones are made by who may give conversations away.',
    status: 201,
    body: CannedResponseBody,
    response: CannedResponseView,
  }),
  update: defineEndpoint({
    name: 'update-canned-response',
    method: 'PUT',
    path: '/api/v1/canned-responses/:id',
    tag: 'Canned responses',
    summary: 'Changes it.',
    params,
    body: CannedResponseBody,
    response: CannedResponseView,
  }),
  delete: defineEndpoint({
    name: 'delete-canned-response',
    method: 'DELETE',
    path: '/api/v1/canned-responses/:id',
    tag: 'Canned responses',
    summary: 'Deletes it.',
    status: 204,
    params,
  }),
  render: defineEndpoint({
    name: 'render-canned-response',
    method: 'POST',
    path: '/api/v1/canned-responses/:id/render',
    tag: 'Canned responses',
    summary: 'Its text with the variables of a conversation filled in.',
    params,
    body: RenderBody,
    response: RenderedText,
  }),
}
