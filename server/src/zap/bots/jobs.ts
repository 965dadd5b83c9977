import type { ConnectionId } from '@recado/contracts/ids'
import { definePlatformJob, defineTenantJob } from '../../jobs/define-job.ts'
import { wantBot } from '../workflows/bots/want-bot.ts'
import { findAlert, RECONCILE_JOB, ReconcilePayload, TELL_ALERT_JOB, TellAlertPayload, tellAlert } from './index.ts'

/** A number of a company: its bot is made, changed, started anew or ended. */
export const botsReconcile = defineTenantJob(RECONCILE_JOB, {
  schema: ReconcilePayload,
  handler: ({ payload, services, tenant, source }) =>
    wantBot(
      services,
      { ...source, tenant },
      { connectionId: payload.connection_id as ConnectionId, restart: payload.restart },
    ),
})

/** One channel of an alert; repeated for some two hours while it does not take it. */
export const botsTellAlert = definePlatformJob(TELL_ALERT_JOB, {
  schema: TellAlertPayload,
  retryDelay: 5,
  retryLimit: 14,
  handler: async ({ payload, services }) => {
    const alert = await services.control.acrossTenants((scope) => findAlert(scope, payload.alert_id))
    if (alert !== undefined) await tellAlert(services, alert, payload)
  },
})
