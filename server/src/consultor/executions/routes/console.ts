import { Readable } from 'node:stream'
import { executionEndpoints } from '@recado/contracts/executions'
import { findLastAct } from '../../../core/audit/index.ts'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { requireUnchanged } from '../../../http/require-unchanged.ts'
import type { Services } from '../../../services.ts'
import { lockEdits } from '../../../tenancy/lock-edits.ts'
import { executionMeter } from '../../workflows/execution-meter.ts'
import {
  cancelExecution,
  createExecution,
  deleteExecution,
  describeExecution,
  estimateSeconds,
  listCalls,
  listExecutions,
  presentExecution,
  presentUnderstanding,
  putFacts,
  readProblem,
  requireExecution,
  streamEvents,
  sumUsage,
  type Words,
  wordsOf,
} from '../index.ts'

const wordsFor = ({ services, request }: { services: Services; request: { locale: Words['locale'] } }): Words =>
  wordsOf(services.texts, request.locale)

export const createOneExecution = consoleRoute(executionEndpoints.create, {
  permission: 'advisor.run',
  limit: 'advisor',
  handler: async ({ scope, body, request }) => {
    const row = await createExecution(scope, executionMeter, {
      ...{ problem: body.problem_description, businessType: body.business_type, depth: body.analysis_depth },
      ...{ confirm: body.confirm, usesCompanyFigures: body.use_company_figures, locale: request.locale },
    })
    const { id: execution_id, status, created_at } = row
    return { execution_id, status, created_at, estimated_duration_seconds: estimateSeconds(row) }
  },
})

export const listAllExecutions = consoleRoute(executionEndpoints.list, {
  permission: 'advisor.run',
  handler: async ({ scope, query, ...call }) => {
    const { items, next_cursor } = await listExecutions(scope, {
      ...{ cursor: query.cursor, limit: query.limit, statuses: query.status, depth: query.analysis_depth },
      ...{ search: query.search, since: query.created_since, until: query.created_until },
    })
    const usage = await sumUsage(
      scope,
      items.map(({ id }) => id),
    )
    const words = wordsFor(call)
    return { items: items.map((row) => presentExecution(row, usage(row.id), words)), next_cursor }
  },
})

export const getOneExecution = consoleRoute(executionEndpoints.get, {
  permission: 'advisor.run',
  handler: async ({ scope, params: { id }, ...call }) =>
    describeExecution(scope, await requireExecution(scope, id), wordsFor(call)),
})

export const deleteOneExecution = consoleRoute(executionEndpoints.delete, {
  permission: 'advisor.run',
  handler: async ({ scope, params: { id }, services }) => {
    await deleteExecution(scope, executionMeter, id)
    services.executionWatch.tell(id)
    return undefined
  },
})

export const cancelOneExecution = consoleAction(executionEndpoints.cancel, {
  permission: 'advisor.run',
  handler: async ({ params: { id }, services, source, ...call }) => {
    const view = await services.withTenant(source, async (scope) => {
      const row = await cancelExecution(scope, executionMeter, id)
      const usage = await sumUsage(scope, [id])
      return presentExecution(row, usage(id), wordsFor({ services, ...call }))
    })
    services.executionWatch.tell(id)
    return view
  },
})

export const putExecutionFacts = consoleRoute(executionEndpoints.putFacts, {
  permission: 'advisor.run',
  handler: async ({ scope, params: { id }, body, ...call }) => {
    if (call.request.headers['if-match'] !== undefined) {
      await lockEdits(scope, 'execution', id)
      await requireUnchanged(
        call.request,
        await describeExecution(scope, await requireExecution(scope, id), wordsFor(call)),
        {
          response: executionEndpoints.putFacts.response,
          readLastChange: () => findLastAct(scope, { kind: 'execution', id }),
        },
      )
    }
    const row = await putFacts(scope, executionMeter, id, { facts: body.facts, locale: call.request.locale })
    return describeExecution(scope, row, wordsFor(call))
  },
})

export const previewExecution = consoleAction(executionEndpoints.preview, {
  permission: 'advisor.run',
  limit: 'advisor',
  handler: async ({ body, ...call }) => {
    const parts = { figures: [], locale: call.request.locale, sourceName: (source: string) => source }
    const intake = readProblem(body.problem_description, body.business_type, parts)
    return presentUnderstanding(intake, '0', wordsFor(call))
  },
})

export const streamExecutionEvents = consoleAction(executionEndpoints.events, {
  permission: 'advisor.run',
  handler: async ({ params: { id }, query, services, source, request, reply }) => {
    const row = await services.withTenant(source, (scope) => requireExecution(scope, id))
    const given = Number(request.headers['last-event-id'])
    const after = Number.isSafeInteger(given) && given > 0 ? given : (query.after ?? 0)
    const left = new AbortController()
    reply.raw.once('close', () => left.abort())
    reply.header('content-type', 'text/event-stream; charset=utf-8').header('cache-control', 'no-store')
    // A proxy that collects an answer before it passes it on would hold back what happens.
    reply.header('x-accel-buffering', 'no')
    const words = wordsOf(services.texts, request.locale)
    return Readable.from(streamEvents(services, source, row.id, { after, words, signal: left.signal }))
  },
})

export const listExecutionCalls = consoleRoute(executionEndpoints.listCalls, {
  permission: 'advisor.run',
  handler: async ({ scope, params: { id } }) => {
    await requireExecution(scope, id)
    return { items: await listCalls(scope, id) }
  },
})
