import type { CarFeedId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  changeFeed,
  deleteFeedRow,
  type FeedContent,
  type FeedRow,
  insertFeed,
  listFeedRows,
  lockFeed,
} from './car-feeds.sql.ts'
import { type ImportRow, listLastImports } from './car-imports.sql.ts'
import { errors } from './errors.ts'
import type { CarMeter } from './ports.ts'
import { planNextRun, runFeed } from './run-feed.ts'

const MOST = 20

export type Feed = FeedRow & { last: ImportRow | undefined }

export async function listFeeds(scope: TenantScope): Promise<Feed[]> {
  const last = await listLastImports(scope)
  return (await listFeedRows(scope)).map((feed) => ({ ...feed, last: last.get(feed.id) }))
}

/** @throws not_found (404) */
export async function getFeed(scope: TenantScope, id: CarFeedId): Promise<Feed> {
  const feed = (await listFeeds(scope)).find((one) => one.id === id)
  if (feed === undefined) throw platformErrors.not_found()
  return feed
}

/** Its first import begins at once. @throws car_feeds_too_many (409), quota_exceeded (402) without a plan that has cars */
export async function createFeed(scope: TenantScope, meter: CarMeter, content: FeedContent): Promise<Feed> {
  if ((await listFeedRows(scope)).length >= MOST) throw errors.car_feeds_too_many({ params: { limit: MOST } })
  const id = newId<CarFeedId>()
  await insertFeed(scope, id, content)
  const { name, url } = content
  await recordAct(scope, { action: 'car_feed.created', targetKind: 'car_feed', targetId: id, after: { name, url } })
  await runFeed(scope, meter, id)
  return getFeed(scope, id)
}

/** @throws not_found (404) */
export async function updateFeed(scope: TenantScope, id: CarFeedId, changes: Partial<FeedContent>): Promise<Feed> {
  if ((await lockFeed(scope, id)) === undefined) throw platformErrors.not_found()
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  await changeFeed(scope, id, given)
  await planNextRun(scope, id)
  await recordAct(scope, { action: 'car_feed.updated', targetKind: 'car_feed', targetId: id, after: given })
  return getFeed(scope, id)
}

/** Its cars stay as they are. @throws not_found (404) */
export async function deleteFeed(scope: TenantScope, id: CarFeedId): Promise<void> {
  if (!(await deleteFeedRow(scope, id))) throw platformErrors.not_found()
  await recordAct(scope, { action: 'car_feed.deleted', targetKind: 'car_feed', targetId: id })
}
