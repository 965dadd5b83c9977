import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { Instant, line } from './wire.ts'

/** `anthropic`, or `compatible`: any server that speaks OpenAI's protocol, by its address. */
export const FLOW_AI_KINDS = ['anthropic', 'compatible'] as const
export const FlowAiKind = z.enum(FLOW_AI_KINDS)
export type FlowAiKind = z.output<typeof FlowAiKind>

/** The model that answers in flows. The key is shown to nobody again. */
export const FlowAiView = z.object({
  /** The company's own, which comes first. */
  own: z
    .object({
      kind: FlowAiKind,
      model: z.string(),
      base_url: z.string().nullable(),
      /** Answers a day; null: as many as are asked for. */
      daily_answers: z.number().int().nullable(),
      created_by: z.string(),
      last_used_at: Instant.nullable(),
      updated_at: Instant,
    })
    .nullable(),
  /** The installation's, which answers where a company has none of its own; null: there is none. */
  shared: z.object({ daily_answers: z.number().int().nullable() }).nullable(),
})
export type FlowAiView = z.output<typeof FlowAiView>

export const FlowAiBody = z
  .strictObject({
    kind: FlowAiKind,
    model: line(200),
    /** Up to `/v1`. */
    base_url: z
      .url({ protocol: /^https?$/, error: 'url_malformed' })
      .max(500, { error: 'text_too_long' })
      .optional(),
    /** Left out: the one that is kept, as long as it goes to the same place. */
    api_key: z
      .string()
      .max(1_000, { error: 'text_too_long' })
      .regex(/^[\x21-\x7e]+$/, { error: 'text_control_characters' })
      .optional(),
    daily_answers: z.number().int().min(1).max(1_000_000).nullable().default(null),
  })
  .refine(({ kind, base_url }) => (kind === 'compatible') === (base_url !== undefined), {
    path: ['base_url'],
    error: 'url_malformed',
  })
export type FlowAiBody = z.output<typeof FlowAiBody>

/** Why a model did not answer. */
export const FLOW_AI_FAULTS = ['key_refused', 'model_unknown', 'too_many_requests', 'unreachable', 'failed'] as const

export const FlowAiTrial = z.object({
  /** What it said; null where it did not. */
  answer: z.string().nullable(),
  fault: z.enum(FLOW_AI_FAULTS).nullable(),
})
export type FlowAiTrial = z.output<typeof FlowAiTrial>

const tag = 'Flows'
const path = '/api/v1/flow-ai'

export const flowAiEndpoints = {
  get: defineEndpoint({
    name: 'get-flow-ai',
    method: 'GET',
    path,
    tag,
    summary: 'The model that answers in flows; without its key.',
    response: FlowAiView,
  }),
  put: defineEndpoint({
    name: 'put-flow-ai',
    method: 'PUT',
    path,
    tag,
    summary:
      'Has the company’s own model answer. The key is kept sealed; one that is kept never goes to another place.',
    body: FlowAiBody,
    response: FlowAiView,
  }),
  delete: defineEndpoint({
    name: 'delete-flow-ai',
    method: 'DELETE',
    path,
    tag,
    summary: 'Forgets model and key; the installation’s answers then, where there is one.',
    status: 204,
  }),
  test: defineEndpoint({
    name: 'test-flow-ai',
    method: 'POST',
    path: `${path}/test`,
    tag,
    summary: 'Asks a model for one word, before it is kept or after.',
    body: FlowAiBody,
    response: FlowAiTrial,
  }),
}
