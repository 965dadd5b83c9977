import { defineTenantJob } from '../../jobs/define-job.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'
import {
  DELIVER_JOB,
  DeliverPayload,
  DISPATCH_JOB,
  DispatchPayload,
  deliverWebhook,
  dispatchEvents,
  REPLAY_JOB,
  ReplayPayload,
  replayDead,
} from './index.ts'

export const webhooksDispatch = defineTenantJob(DISPATCH_JOB, {
  schema: DispatchPayload,
  handler: async ({ payload, once }) => {
    await once((scope) => dispatchEvents(scope, payload))
  },
})

/** The schedule over days is the delivery's own: a repetition here only makes up for faults of ours. */
export const webhooksDeliver = defineTenantJob(DELIVER_JOB, {
  schema: DeliverPayload,
  concurrency: 16,
  concurrencyPerTenant: 4,
  timeout: 30,
  keepFinished: 86_400,
  handler: async ({ payload, services, tenant, source, once, signal }) => {
    const { config, withTenant, http, keyring, clock } = services
    const console = consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, tenant.slug)
    await deliverWebhook({ withTenant, http, keyring, clock, consoleUrl: console }, source, payload, once, signal)
  },
})

/** One batch a transaction, so that a hundred thousand dead deliveries lock nothing for long. */
export const webhooksReplay = defineTenantJob(REPLAY_JOB, {
  schema: ReplayPayload,
  timeout: 600,
  handler: async ({ payload, services, source, signal }) => {
    const range = {
      endpointId: payload.endpoint_id,
      since: new Date(payload.since),
      until: new Date(payload.until),
    }
    let more = true
    // Ends: when nothing dead is left in the range, or with the job's signal.
    while (more && !signal.aborted) more = await services.withTenant(source, (scope) => replayDead(scope, range))
  },
})
