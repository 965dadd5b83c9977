import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { Instant } from './wire.ts'

/** A value that flows may send in a header (`{{secret.name}}`); nobody reads it again. */
export const FlowSecretView = z.object({
  name: z.string(),
  /** Where it may be sent; empty: to any host. */
  hosts: z.array(z.string()),
  created_by_name: z.string(),
  last_used_at: Instant.nullable(),
  updated_at: Instant,
})
export type FlowSecretView = z.output<typeof FlowSecretView>

const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, { error: 'address_malformed' })

export const FlowSecretBody = z.strictObject({
  value: z.string().min(1).max(4_000),
  hosts: z.array(Host).max(20).default([]),
})

const tag = 'Flows'
const path = '/api/v1/flow-secrets'
const params = z.object({ name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'id_malformed' }) })

export const flowSecretEndpoints = {
  list: defineEndpoint({
    ...{ name: 'list-flow-secrets', method: 'GET', path, tag },
    summary: 'Names of the secrets that flows may send, without their values.',
    response: z.object({ items: z.array(FlowSecretView) }),
  }),
  put: defineEndpoint({
    ...{ name: 'put-flow-secret', method: 'PUT', path: `${path}/:name`, tag, params },
    summary: 'Keeps a secret under a name, sealed; one that was there is replaced.',
    body: FlowSecretBody,
    response: FlowSecretView,
  }),
  delete: defineEndpoint({
    ...{ name: 'delete-flow-secret', method: 'DELETE', path: `${path}/:name`, tag, params },
    summary: 'Forgets it. Flows that send it take their other way.',
    status: 204,
  }),
}
