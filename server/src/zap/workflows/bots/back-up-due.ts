import pLimit from 'p-limit'
import type { Services } from '../../../services.ts'
import type { BotRow } from '../../bots/index.ts'
import { backUpSession } from './back-up-session.ts'

const AT_ONCE = 2

/** Copies every session whose company's day has reached the hour and that has none of this day. */
export async function backUpDue(services: Services, rows: readonly BotRow[]): Promise<void> {
  const { tenants, clock, log, botRules: rules } = services
  const limit = pLimit(AT_ONCE)
  await Promise.all(
    rows.map((row) =>
      limit(async () => {
        // One that does not run has not changed since it was last copied.
        if (row.wanted !== 'running' || row.found !== 'running' || row.url === null) return
        const tenant = await tenants.find({ id: row.tenant_id })
        if (tenant === undefined) return
        const { day, hour } = localDay(clock.now(), tenant.timezone)
        if (hour < rules.backup_hour || (row.backed_up_on !== null && row.backed_up_on >= day)) return
        await backUpSession(services, row, day).catch((error: unknown) =>
          log.warn({ err: error, bot_id: row.id }, 'a session was not copied; it is tried again at the next check'),
        )
      }),
    ),
  )
}

export function localDay(at: Date, timeZone: string): { day: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return { day: `${of('year')}-${of('month')}-${of('day')}`, hour: Number(of('hour')) }
}
