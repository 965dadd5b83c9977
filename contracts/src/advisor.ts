import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ExecutionFact, FactPeriod, FactUnit } from './execution-facts.ts'
import { AnalysisDepth, ConfirmMode } from './executions.ts'
import { FlowAiKind } from './flow-ai.ts'
import { Instant, line } from './wire.ts'

/** What a page needs before anybody asks: words for its fields, and what the plan still gives. */
export const AdvisorOptions = z.object({
  business_types: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Problems to begin with, by trade. */
  examples: z.array(z.object({ business_type: z.string(), title: z.string(), problem_description: z.string() })),
  depths: z.array(
    z.object({
      name: AnalysisDepth,
      agents: z.array(z.string()),
      rounds: z.number().int(),
      estimated_duration_seconds: z.number().int(),
    }),
  ),
  agents: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What a figure may measure, with the units and periods a field offers; the first of each is what it begins with. */
  metrics: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      measure: z.enum(['money', 'percent', 'count', 'duration']),
      units: z.array(FactUnit),
      periods: z.array(FactPeriod),
    }),
  ),
  /** `offline`, or provider and model that would answer now. */
  model: z.string(),
  uses_company_figures: z.boolean(),
  plan: z.object({
    plan: z.string(),
    executions_used: z.number().int(),
    /** Null: no limit. */
    executions_limit: z.number().int().nullable(),
    tokens_used: z.number().int(),
    tokens_limit: z.number().int().nullable(),
    concurrent_limit: z.number().int(),
    upgrade_url: z.string(),
  }),
})
export type AdvisorOptions = z.output<typeof AdvisorOptions>

/** What the company decides about its advisor. */
export const AdvisorSettings = z.object({
  /** Executions may read the company's own conversations, ratings, cars, sales and invoices, as figures. */
  company_figures: z.boolean(),
  /** What a page sends as `confirm`. */
  confirm: ConfirmMode,
  updated_at: Instant.nullable(),
})
export type AdvisorSettings = z.output<typeof AdvisorSettings>

export const AdvisorSettingsBody = z.strictObject({ company_figures: z.boolean(), confirm: ConfirmMode })

/** The figures an execution would take in now, each with where it can be looked at. */
export const CompanyFigures = z.object({
  allowed: z.boolean(),
  items: z.array(ExecutionFact),
  /** Sources that have nothing to tell, or could not be read: "sem dados". */
  without_data: z.array(z.object({ source: z.string(), label: z.string() })),
})
export type CompanyFigures = z.output<typeof CompanyFigures>

/** The model that speaks for the board's members. The key is shown to nobody again. */
export const AdvisorModelView = z.object({
  /** The company's own, which comes first; null: it has none. */
  own: z
    .object({
      kind: FlowAiKind,
      model: z.string(),
      base_url: z.string().nullable(),
      created_by: z.string(),
      last_used_at: Instant.nullable(),
      updated_at: Instant,
    })
    .nullable(),
  /** The installation's model; null: there is none, and the board argues by rule, offline. */
  shared: z.object({ model: z.string() }).nullable(),
})
export type AdvisorModelView = z.output<typeof AdvisorModelView>

export const AdvisorModelBody = z
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
  })
  .refine(({ kind, base_url }) => (kind === 'compatible') === (base_url !== undefined), {
    path: ['base_url'],
    error: 'url_malformed',
  })
export type AdvisorModelBody = z.output<typeof AdvisorModelBody>

const tag = 'Advisor'
const path = '/api/v1/advisor'

export const advisorEndpoints = {
  getOptions: defineEndpoint({
    name: 'get-advisor-options',
    method: 'GET',
    path: `${path}/options`,
    tag,
    summary: 'Trades, examples, depths, members and metrics, in the reader’s language, and what the plan still gives.',
    response: AdvisorOptions,
  }),
  getSettings: defineEndpoint({
    name: 'get-advisor-settings',
    method: 'GET',
    path: `${path}/settings`,
    tag,
    summary: 'Whether executions may read the company’s own figures, and whether they stop to be confirmed.',
    response: AdvisorSettings,
  }),
  putSettings: defineEndpoint({
    name: 'put-advisor-settings',
    method: 'PUT',
    path: `${path}/settings`,
    tag,
    summary: 'Allows or forbids the company’s own figures. What an execution has read already stays in it.',
    body: AdvisorSettingsBody,
    response: AdvisorSettings,
  }),
  getFigures: defineEndpoint({
    name: 'get-company-figures',
    method: 'GET',
    path: `${path}/figures`,
    tag,
    summary: 'The company’s own figures that an execution would take in now, each with its source.',
    response: CompanyFigures,
  }),
  getModel: defineEndpoint({
    name: 'get-advisor-model',
    method: 'GET',
    path: `${path}/model`,
    tag,
    summary: 'The model that speaks for the board’s members; without its key.',
    response: AdvisorModelView,
  }),
  putModel: defineEndpoint({
    name: 'put-advisor-model',
    method: 'PUT',
    path: `${path}/model`,
    tag,
    summary: 'Has the company’s own model speak. The key is kept sealed; one that is kept never goes to another place.',
    body: AdvisorModelBody,
    response: AdvisorModelView,
  }),
  deleteModel: defineEndpoint({
    name: 'delete-advisor-model',
    method: 'DELETE',
    path: `${path}/model`,
    tag,
    summary: 'Forgets model and key; the installation’s speaks then, or the board argues by rule.',
    status: 204,
  }),
}
