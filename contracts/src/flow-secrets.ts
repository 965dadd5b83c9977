import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { FlowSecretId } from './ids.ts'
import { Instant } from './wire.ts'

/** A host by its name, as it stands in an address: `api.exemplo.com.br`. */
const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, { error: 'host_malformed' })

/** A value that a flow's HTTP block may send, `{{secret.name}}` in a header. It is shown to nobody again. */
export const FlowSecretView = z.object({
  id: FlowSecretId,
  name: z.string(),
  hosts: z.array(z.string()),
  created_by: z.string(),
  last_used_at: Instant.nullable(),
  created_at: Instant,
  updated_at: Instant,
})
export type FlowSecretView = z.output<typeof FlowSecretView>

const content = {
  /** One line of what a header may hold. */
  value: z
    .string()
    .min(1, { error: 'text_empty' })
    .max(4_000, { error: 'text_too_long' })
    .regex(/^[\x20-\x7e]+$/, { error: 'text_control_characters' }),
  /** The only hosts it is sent to: who may edit a flow cannot send it elsewhere. */
  hosts: z.array(Host).min(1).max(20),
}
export const CreateFlowSecretBody = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'secret_name_malformed' }),
  ...content,
})
/** Both at once: whoever could give an old value a new host could read it there. */
export const ReplaceFlowSecretBody = z.strictObject(content)

const tag = 'Flows'
const path = '/api/v1/flow-secrets'
const params = z.object({ id: FlowSecretId })

export const flowSecretEndpoints = {
  list: defineEndpoint({
    name: 'list-flow-secrets',
    method: 'GET',
    path,
    tag,
    summary: 'Names of the values that flows may send, and where to; not the values.',
    response: z.object({ items: z.array(FlowSecretView) }),
  }),
  create: defineEndpoint({
    name: 'create-flow-secret',
    method: 'POST',
    path,
    tag,
    summary: 'Keeps a value under a name, sealed.',
    status: 201,
    body: CreateFlowSecretBody,
    response: FlowSecretView,
  }),
  replace: defineEndpoint({
    name: 'replace-flow-secret',
    method: 'PUT',
    path: `${path}/:id`,
    tag,
    summary: 'Another value under the same name, and where it may be sent.',
    params,
    body: ReplaceFlowSecretBody,
    response: FlowSecretView,
  }),
  delete: defineEndpoint({
    name: 'delete-flow-secret',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Forgets it: blocks that name it take their error branch from then on.',
    status: 204,
    params,
  }),
}
