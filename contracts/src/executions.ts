import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ExecutionPhase, ExecutionStatus } from './execution-events.ts'
import { ExportBody, ExportQuery, ExportView } from './execution-exports.ts'
import { ExecutionUnderstanding, PutFactsBody } from './execution-facts.ts'
import { ExecutionResult } from './execution-result.ts'
import { ExecutionId } from './ids.ts'
import { anyOf, between, Instant, line, optionalLine, PageQuery, pageOf, Revision, words } from './wire.ts'

/** How far a run goes, by the names of the specification. */
export const ANALYSIS_DEPTHS = ['Rápida', 'Padrão', 'Profunda'] as const
export const AnalysisDepth = z.enum(ANALYSIS_DEPTHS)
export type AnalysisDepth = z.output<typeof AnalysisDepth>

/**
 * Whether a run stops after reading, with `needs_input`, until facts are put: never (it goes on with the best reading and says
 * what was assumed), when something is doubtful, always.
 */
export const CONFIRM_MODES = ['never', 'doubtful', 'always'] as const
export const ConfirmMode = z.enum(CONFIRM_MODES)
export type ConfirmMode = z.output<typeof ConfirmMode>

export const MAX_PROBLEM_CHARACTERS = 20_000

export const CreateExecutionBody = z.strictObject({
  problem_description: words(MAX_PROBLEM_CHARACTERS),
  business_type: optionalLine(80).default(''),
  analysis_depth: AnalysisDepth.default('Padrão'),
  confirm: ConfirmMode.default('never'),
  /** Takes in the company's own figures; counts only where the company allows it. */
  use_company_figures: z.boolean().default(true),
})
export type CreateExecutionBody = z.output<typeof CreateExecutionBody>

export const ExecutionCreated = z.object({
  execution_id: ExecutionId,
  status: ExecutionStatus,
  created_at: Instant,
  estimated_duration_seconds: z.number().int(),
})
export type ExecutionCreated = z.output<typeof ExecutionCreated>

/** Of every model call, the failed ones too. */
export const ExecutionUsage = z.object({
  calls: z.number().int(),
  input_tokens: z.number().int(),
  output_tokens: z.number().int(),
  /** Of the input tokens, those the provider had kept; null: it did not say. */
  cached_input_tokens: z.number().int().nullable(),
  /** Calls whose usage nobody reported: they count in full, as they were reserved. */
  unreported_calls: z.number().int(),
  /** In millionths of a US dollar; null where the model's price is not configured. */
  cost_usd_micros: z.number().int().nullable(),
})
export type ExecutionUsage = z.output<typeof ExecutionUsage>

export const ExecutionView = ExecutionCreated.extend({
  /** The problem's beginning, on one line. */
  title: z.string(),
  business_type: z.string(),
  analysis_depth: AnalysisDepth,
  /** 1, and one more each time facts were put. */
  round: z.number().int(),
  /** What is asked; null before it was read. */
  question: z.string().nullable(),
  question_label: z.string().nullable(),
  /** `offline`, or provider and model. */
  model: z.string(),
  phase: ExecutionPhase.nullable(),
  created_by: z.string(),
  started_at: Instant.nullable(),
  ended_at: Instant.nullable(),
  usage: ExecutionUsage,
})
export type ExecutionView = z.output<typeof ExecutionView>

export const ExecutionDetail = ExecutionView.extend({
  problem_description: z.string(),
  confirm: ConfirmMode,
  uses_company_figures: z.boolean(),
  /** Counts with the rounds; send it in If-Match, in quotes, when you put facts. */
  revision: Revision,
  /** Null until it is read, and where there is nothing to read. */
  understanding: ExecutionUnderstanding.nullable(),
  /** Of the present round; null until it has ended with one. */
  result: ExecutionResult.nullable(),
  /** Why it is `rejected`, `failed`, `partial` or `needs_input`, or what its answer lacks, for people. */
  explanation: z.string().nullable(),
  /** Where the stream of events begins for somebody who has read this. */
  last_event: z.number().int(),
  /** Facts can be put: it has stopped, and has been read. */
  can_put_facts: z.boolean(),
})
export type ExecutionDetail = z.output<typeof ExecutionDetail>

export const ExecutionListQuery = PageQuery.extend({
  status: anyOf(ExecutionStatus, 7).optional(),
  analysis_depth: AnalysisDepth.optional(),
  /** Words of the problem. */
  search: line(200).optional(),
  ...between('created'),
})

/** One call of a model, as it was reserved, reported and charged. */
export const ExecutionCall = z.object({
  call_id: z.string(),
  round: z.number().int(),
  phase: ExecutionPhase,
  agent: z.string(),
  attempt: z.number().int(),
  model: z.string(),
  reserved_tokens: z.number().int(),
  input_tokens: z.number().int().nullable(),
  output_tokens: z.number().int().nullable(),
  cached_input_tokens: z.number().int().nullable(),
  /** The provider said what was used; otherwise it counts as it was reserved. */
  reported: z.boolean(),
  cost_usd_micros: z.number().int().nullable(),
  outcome: z.string().nullable(),
  asked_at: Instant,
  answered_at: Instant.nullable(),
})
export type ExecutionCall = z.output<typeof ExecutionCall>

export const PreviewBody = z.strictObject({
  problem_description: words(MAX_PROBLEM_CHARACTERS),
  business_type: optionalLine(80).default(''),
})

const tag = 'Executions'
const path = '/api/v1/executions'
const params = z.object({ id: ExecutionId })

export const executionEndpoints = {
  create: defineEndpoint({
    name: 'create-execution',
    method: 'POST',
    path,
    tag,
    summary:
      'Puts a problem to the board. 402 with plan, executions_used, executions_limit and upgrade_url when the plan is used up.',
    status: 201,
    body: CreateExecutionBody,
    response: ExecutionCreated,
  }),
  list: defineEndpoint({
    name: 'list-executions',
    method: 'GET',
    path,
    tag,
    summary: 'Executions, the newest first.',
    query: ExecutionListQuery,
    response: pageOf(ExecutionView),
  }),
  get: defineEndpoint({
    name: 'get-execution',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'An execution: what was asked, what was understood and, once it has ended, what the board says.',
    params,
    response: ExecutionDetail,
  }),
  delete: defineEndpoint({
    name: 'delete-execution',
    method: 'DELETE',
    path: `${path}/:id`,
    tag,
    summary: 'Forgets an execution with its events and files; one that runs is cancelled first. It stays counted.',
    status: 204,
    params,
  }),
  cancel: defineEndpoint({
    name: 'cancel-execution',
    method: 'POST',
    path: `${path}/:id/cancel`,
    tag,
    summary: 'Ends a running execution; what it has used stays counted. Twice is as once.',
    params,
    response: ExecutionView,
  }),
  putFacts: defineEndpoint({
    name: 'put-execution-facts',
    method: 'PUT',
    path: `${path}/:id/facts`,
    tag,
    summary:
      'Confirms, corrects and completes what was understood, and has the board work again in a new round; it counts as no further execution.',
    params,
    body: PutFactsBody,
    response: ExecutionDetail,
  }),
  preview: defineEndpoint({
    name: 'preview-execution',
    method: 'POST',
    path: `${path}/preview`,
    tag,
    summary: 'What would be understood of a problem, without an execution.',
    body: PreviewBody,
    response: ExecutionUnderstanding,
  }),
  events: defineEndpoint({
    name: 'stream-execution-events',
    method: 'GET',
    path: `${path}/:id/events`,
    tag,
    summary:
      'What happens, as server-sent events; begins after Last-Event-ID or `after`, and ends once the execution has stopped.',
    params,
    query: z.object({ after: z.coerce.number().int().min(0).optional() }),
  }),
  listCalls: defineEndpoint({
    name: 'list-execution-calls',
    method: 'GET',
    path: `${path}/:id/calls`,
    tag,
    summary: 'The model calls of an execution, each with what it used and cost, in their order.',
    params,
    response: z.object({ items: z.array(ExecutionCall) }),
  }),
  export: defineEndpoint({
    name: 'export-execution',
    method: 'POST',
    path: `${path}/:id/export`,
    tag,
    summary: 'Makes a file of the present round, and an address to read it by that soon expires.',
    status: 201,
    params,
    body: ExportBody,
    response: ExportView,
  }),
  download: defineEndpoint({
    name: 'download-execution',
    method: 'GET',
    path: `${path}/:id/export`,
    tag,
    summary: 'The file itself; it is made when there is none yet.',
    params,
    query: ExportQuery,
  }),
}
