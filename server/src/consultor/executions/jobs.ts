import type { ExecutionId } from '@recado/contracts/ids'
import { z } from 'zod'
import { definePlatformJob, defineTenantJob } from '../../jobs/define-job.ts'
import { forEachTenant } from '../../jobs/for-each-tenant.ts'
import { tenantKeys } from '../../platform/storage/index.ts'
import { executionPorts } from '../workflows/execution-ports.ts'
import {
  DISCARD_EXECUTION_FILES_JOB,
  DiscardExecutionFilesPayload,
  failRound,
  failStuck,
  RUN_EXECUTION_JOB,
  RunExecutionPayload,
  runRound,
} from './index.ts'

/** Only rounds whose turn has come have one: how many of a company run at once its plan says, not the queue. */
export const executionsRun = defineTenantJob(RUN_EXECUTION_JOB, {
  schema: RunExecutionPayload,
  timeout: 1_800,
  concurrency: 10,
  // Half a process: whoever has many at work leaves room for the others.
  concurrencyPerTenant: 5,
  handler: async ({ payload, services, source, job, signal }) => {
    const round = { id: payload.execution_id as ExecutionId, round: payload.round }
    const ports = executionPorts(services)
    try {
      await runRound(ports, source, round, signal)
    } catch (error) {
      if (job.isLast) await failRound(ports, source, round)
      throw error
    }
  },
})

export const executionsDiscardFiles = defineTenantJob(DISCARD_EXECUTION_FILES_JOB, {
  schema: DiscardExecutionFilesPayload,
  handler: async ({ payload, services, source }) => {
    await services.storage.deletePrefix(tenantKeys(source.tenant.id).executionExports(payload.execution_id))
  },
})

export const executionsSweep = definePlatformJob('executions.sweep', {
  schema: z.object({}),
  cron: { expression: '40 4 * * *', timeZone: 'America/Sao_Paulo' },
  timeout: 3_600,
  concurrency: 1,
  handler: ({ services, signal }) =>
    forEachTenant(services, 'executions.sweep', signal, (source) =>
      failStuck(executionPorts(services), source, services.clock.now()),
    ),
})
