import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { AuditEntryId } from './ids.ts'
import { Instant, PageQuery, pageOf } from './wire.ts'

const Details = z.record(z.string(), z.unknown()).nullable()

/** One administrative act. Ids of actors and targets are raw UUIDs: they name many kinds of things. */
export const AuditEntryView = z.object({
  id: AuditEntryId,
  at: Instant,
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string(), identity_id: z.string().optional() }),
  /** Who stood behind the actor: somebody of the partner or the platform. */
  impersonator: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** `noun.past_verb` */
  action: z.string(),
  target_kind: z.string(),
  target_id: z.string(),
  before: Details,
  after: Details,
  ip: z.string(),
  user_agent: z.string(),
  request_id: z.string(),
})

export const AuditFilter = z.object({
  /** A whole action (`member.updated`) or its noun (`member`). */
  action: z
    .string()
    .max(80)
    .regex(/^[a-z_]+(\.[a-z_]+)?$/)
    .optional(),
  actor: z.uuid().optional(),
  from: Instant.optional(),
  /** Exclusive. */
  to: Instant.optional(),
})
export const AuditQuery = PageQuery.extend(AuditFilter.shape)
export const AuditExportQuery = AuditFilter.extend({ format: z.enum(['csv', 'ndjson']).default('csv') })

const tag = 'Audit'

export const auditEndpoints = {
  list: defineEndpoint({
    name: 'list-audit',
    method: 'GET',
    path: '/api/v1/audit',
    tag,
    summary: 'What was done in the company and to it, newest first.',
    query: AuditQuery,
    response: pageOf(AuditEntryView),
  }),
  export: defineEndpoint({
    name: 'export-audit',
    method: 'GET',
    path: '/api/v1/audit/export',
    tag,
    summary: 'The whole log as CSV or as JSON lines.',
    query: AuditExportQuery,
  }),
}
