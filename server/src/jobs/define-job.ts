import type { z } from 'zod'
import { HopelessJobError } from '../platform/jobs/hopeless-job-error.ts'
import type { RunningJob } from '../platform/jobs/job-workers.ts'
import type { QueueDefinition } from '../platform/jobs/queue-definition.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { ScopeSource, TenantScope } from '../tenancy/tenant-scope.ts'
import { markHandled } from './handled-jobs.sql.ts'

/** A kind of job as the index of its product lists it. */
export interface JobDefinition extends QueueDefinition {
  run(services: Services, job: RunningJob): Promise<void>
}

type Rules = Omit<QueueDefinition, 'name' | 'cron'>

export interface PlatformJobCall<Payload> {
  payload: Payload
  services: Services
  job: RunningJob
  signal: AbortSignal
}

export interface TenantJobCall<Payload> extends PlatformJobCall<Payload> {
  tenant: Tenant
  /** To open a scope with: `services.withTenant(source, …)`. */
  source: ScopeSource
  /**
   * Runs the job's effect in the tenant's transaction and records there that this job was handled: a job that is
   * delivered twice acts once. Undefined when it had been handled already; nothing runs then.
   */
  once<Result>(effect: (scope: TenantScope) => Promise<Result>): Promise<Result | undefined>
}

/**
 * A job of one tenant, enqueued through its scope. It runs whatever the tenant's state is: a suspended tenant still gets
 * its mails and webhooks. A tenant that no longer exists has no jobs: they end without an effect.
 */
export function defineTenantJob<Schema extends z.ZodType>(
  name: string,
  definition: Rules & { schema: Schema; handler(call: TenantJobCall<z.output<Schema>>): Promise<void> },
): JobDefinition {
  const { schema, handler, ...rules } = definition
  return {
    name,
    ...rules,
    run: async (services, job) => {
      const payload = parsePayload(schema, job)
      const tenantId = job.envelope.tenant_id
      if (tenantId === null) throw new HopelessJobError(`${name} is a tenant's job and carries none`)
      const tenant = await services.tenants.find({ id: tenantId })
      if (tenant === undefined || tenant.status === 'erased') {
        services.log.warn({ job: name, job_id: job.id, tenant_id: tenantId }, 'the tenant of a job is gone')
        return
      }
      const source: ScopeSource = { tenant, actor: { kind: 'system', name } }
      await handler({
        payload,
        services,
        job,
        signal: job.signal,
        tenant,
        source,
        once: (effect) =>
          services.withTenant(source, async (scope) =>
            (await markHandled(scope, job.id)) ? effect(scope) : undefined,
          ),
      })
    },
  }
}

/**
 * A job of the program: over many tenants, by cron, or without tables of a tenant. It may come more than once, so its
 * effect must bear repetition.
 */
export function definePlatformJob<Schema extends z.ZodType>(
  name: string,
  definition: Rules &
    Pick<QueueDefinition, 'cron'> & {
      schema: Schema
      handler(call: PlatformJobCall<z.output<Schema>>): Promise<void>
    },
): JobDefinition {
  const { schema, handler, ...rules } = definition
  return {
    name,
    ...rules,
    run: (services, job) => handler({ payload: parsePayload(schema, job), services, job, signal: job.signal }),
  }
}

/** A payload that does not fit its schema will not fit it the next time either. */
function parsePayload<Schema extends z.ZodType>(schema: Schema, job: RunningJob): z.output<Schema> {
  const parsed = schema.safeParse(job.envelope.payload)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ')
  throw new HopelessJobError(`the payload of ${job.name} is not what its schema says (${where})`)
}
