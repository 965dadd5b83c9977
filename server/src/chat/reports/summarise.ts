import type { ReportPeriod, ReportSummary } from '@recado/contracts/reports'
import { hasBusinessHours } from './business-time.sql.ts'
import { measureWhole, type ReportView } from './facts.sql.ts'
import { readPeriod, type Span } from './period.sql.ts'
import { readSatisfaction } from './ratings.sql.ts'
import { readWaiting } from './waiting.sql.ts'

/** Who waits now, and a period beside the one before it. */
export async function summarise(view: ReportView, name: ReportPeriod): Promise<ReportSummary> {
  const { current, previous } = await readPeriod(view.scope, name)
  return {
    timezone: view.scope.tenant.timezone,
    has_business_hours: await hasBusinessHours(view.scope),
    waiting: await readWaiting(view),
    current: await measureSide(view, current),
    previous: await measureSide(view, previous),
  }
}

async function measureSide(view: ReportView, span: Span): Promise<ReportSummary['current']> {
  return { ...span, ...(await measureWhole(view, span)), satisfaction: await readSatisfaction(view, span) }
}
