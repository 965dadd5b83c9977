import type { Config } from '../../../platform/config.ts'
import type { PlatformScope } from '../../../tenancy/control-scope.ts'
import { type AlertKind, type AlertRow, closeAlert, openAlert } from '../bot-alerts.sql.ts'
import { TELL_ALERT_JOB, type TellAlertPayload } from '../job-payloads.ts'

/** Opens an alert and has it told, once: while it is open nothing is said again. */
export async function raiseAlert(
  scope: PlatformScope,
  channels: Config['alerts'],
  alert: Pick<AlertRow, 'kind' | 'subject' | 'detail'>,
): Promise<void> {
  const id = await openAlert(scope, alert)
  if (id !== undefined) await tell(scope, channels, id, false)
}

/** Says once that it is over, where it was open. */
export async function endAlert(
  scope: PlatformScope,
  channels: Config['alerts'],
  kind: AlertKind,
  subject: string,
): Promise<void> {
  const id = await closeAlert(scope, kind, subject)
  if (id !== undefined) await tell(scope, channels, id, true)
}

async function tell(scope: PlatformScope, channels: Config['alerts'], id: string, over: boolean): Promise<void> {
  for (const channel of ['mail', 'webhook', 'telegram'] as const) {
    if (channels[channel] === undefined) continue
    const payload: TellAlertPayload = { alert_id: id, channel, over }
    await scope.jobs.enqueue(TELL_ALERT_JOB, payload)
  }
}
