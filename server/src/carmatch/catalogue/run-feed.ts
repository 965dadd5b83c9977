import type { CarFeedId } from '@recado/contracts/ids'
import { AppError, errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { beginImport } from './begin-import.ts'
import { lockFeed, planFeed } from './car-feeds.sql.ts'
import { type ImportRow, listUnended } from './car-imports.sql.ts'
import { FEED_JOB } from './job-payloads.ts'
import type { CarMeter } from './ports.ts'

const HOUR = 3_600_000

/** Imports a feed now, and plans its next time from now on; one that is under way, or waits for an answer, is answered. */
export async function runFeed(scope: TenantScope, meter: CarMeter, id: CarFeedId): Promise<ImportRow> {
  const feed = await lockFeed(scope, id)
  if (feed === undefined) throw platformErrors.not_found()
  await planNextRun(scope, id)
  const [unended] = await listUnended(scope, id)
  if (unended !== undefined) return unended
  const { url, map, price_unit: priceUnit } = feed
  return beginImport(scope, meter, { source: 'feed', feedId: id, url, map, priceUnit })
}

/** A run that was planned: nothing when the feed was changed or deleted since. */
export async function runPlannedFeed(
  scope: TenantScope,
  meter: CarMeter,
  { id, plan }: { id: CarFeedId; plan: number },
): Promise<void> {
  if ((await lockFeed(scope, id))?.plan !== plan) return
  try {
    await runFeed(scope, meter, id)
  } catch (error) {
    // Its plan has no cars any more. The next run is planned all the same: it may have some by then.
    if (!(error instanceof AppError) || error.code !== 'quota_exceeded') throw error
  }
}

/** Instead of whatever was planned before. */
export async function planNextRun(scope: TenantScope, id: CarFeedId): Promise<void> {
  const feed = await lockFeed(scope, id)
  const hours = feed?.every_hours ?? null
  const next = hours === null ? null : new Date(scope.clock.now().getTime() + hours * HOUR)
  const plan = await planFeed(scope, id, next)
  if (next !== null) await scope.jobs.enqueue(FEED_JOB, { feed_id: id, plan }, { startAfter: next })
}
