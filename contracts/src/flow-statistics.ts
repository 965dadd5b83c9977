import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { FlowId, FlowVersionId } from './ids.ts'

const Count = z.number().int().nonnegative()

/** A block within a period. */
export const FlowBlockFigures = z.object({
  /** The document's id or a sub-flow's. */
  flow: z.string(),
  block: z.string(),
  /** Its name in the version: its label, or what it says. */
  label: z.string(),
  type: z.string(),
  visits: Count,
  /** Answers it took, and answers it could not use and asked again. */
  answers: Count,
  failures: Count,
  /** Conversations that ended here without the flow having ended them: nobody answered any more. */
  drop_offs: Count,
  /** By output: how often it was taken, the most first. */
  outputs: z.array(z.object({ output: z.string(), count: Count })),
})
export type FlowBlockFigures = z.output<typeof FlowBlockFigures>

export const FlowStatistics = z.object({
  version_id: FlowVersionId,
  /** Days of the company's calendar, both inclusive. */
  since: z.iso.date(),
  until: z.iso.date(),
  runs: z.object({ started: Count, finished: Count, handed_over: Count, dropped: Count }),
  blocks: z.array(FlowBlockFigures),
})
export type FlowStatistics = z.output<typeof FlowStatistics>

/** Left out: the live version, or else the newest; the last 30 days. At most 366 days. */
export const FlowStatisticsQuery = z.object({
  version_id: FlowVersionId.optional(),
  since: z.iso.date({ error: 'date_malformed' }).optional(),
  until: z.iso.date({ error: 'date_malformed' }).optional(),
})

const tag = 'Flows'
const params = z.object({ id: FlowId })

export const flowStatisticsEndpoints = {
  get: defineEndpoint({
    name: 'get-flow-statistics',
    method: 'GET',
    path: '/api/v1/flows/:id/statistics',
    tag,
    summary: 'Visits, answers and drop-off of each block of a version within a period.',
    params,
    query: FlowStatisticsQuery,
    response: FlowStatistics,
  }),
  export: defineEndpoint({
    name: 'export-flow-statistics',
    method: 'GET',
    path: '/api/v1/flows/:id/statistics/export',
    tag,
    summary: 'The same as CSV, its headings in the reader’s language (Accept-Language).',
    params,
    query: FlowStatisticsQuery,
  }),
}
