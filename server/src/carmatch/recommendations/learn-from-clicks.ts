import type { ClickLearning } from '@recado/contracts/click-learning'
import { type Correction, learnCorrection } from '@recado/matching'
import { errors as platformErrors } from '../../platform/errors.ts'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { insertCorrection, listCorrections, listImpressions, readLearning, setLearning } from './click-learning.sql.ts'
import type { RankingPolicy } from './rank-cars.ts'

const DAYS = 90
const DAY = 86_400_000
/** Lists of which a car was clicked; as many as fit in some ten thousand pairs. */
const MOST_LISTS = 5_000
/** As few teach nothing: the engine's own. */
const LEAST_CLICKS = 50

/**
 * Learns anew from the last 90 days; what was learned corrects lists from then on, unless somebody switched it off. With too few
 * clicks, or when it says the same as before, there is no other version.
 * @returns whether there is a new one
 */
export async function learnFromClicks(scope: TenantScope, { model }: Pick<RankingPolicy, 'model'>): Promise<boolean> {
  await lockEdits(scope, 'click_learning', scope.tenant.id)
  const { enabled } = await readLearning(scope)
  if (!enabled) return false
  const impressions = await listImpressions(scope, since(scope), MOST_LISTS)
  const [last] = await listCorrections(scope)
  const number = (last?.number ?? 0) + 1
  const learned = learnCorrection(model, impressions, { version: `c${number}`, leastClicks: LEAST_CLICKS })
  if (Object.keys(learned.pulls).length === 0) return false
  if (last !== undefined && isSame(last.correction, learned)) return false
  await insertCorrection(scope, number, learned)
  await setLearning(scope, { enabled, live: number })
  return true
}

function isSame(a: Correction, b: Correction): boolean {
  const keys = new Set([...Object.keys(a.pulls), ...Object.keys(b.pulls)])
  return a.clicks === b.clicks && [...keys].every((key) => Math.abs((a.pulls[key] ?? 0) - (b.pulls[key] ?? 0)) < 1e-9)
}

const since = ({ clock }: TenantScope): Date => new Date(clock.now().getTime() - DAYS * DAY)

/** @throws not_found (404) for a version that there is not */
export async function changeLearning(
  scope: TenantScope,
  change: { enabled?: boolean | undefined; live?: number | null | undefined },
): Promise<void> {
  await lockEdits(scope, 'click_learning', scope.tenant.id)
  const now = await readLearning(scope)
  const before = { enabled: now.enabled, live: now.live?.number ?? null }
  const after = {
    enabled: change.enabled ?? before.enabled,
    live: change.live === undefined ? before.live : change.live,
  }
  if (after.live !== null && !(await listCorrections(scope)).some(({ number }) => number === after.live))
    throw platformErrors.not_found()
  await setLearning(scope, after)
  const act = { action: 'click_learning.updated', targetKind: 'tenant', targetId: scope.tenant.id }
  await recordAct(scope, { ...act, before, after })
}

export async function showLearning(
  scope: TenantScope,
  { wording }: Pick<RankingPolicy, 'wording'>,
): Promise<ClickLearning> {
  const { enabled, live } = await readLearning(scope)
  const impressions = await listImpressions(scope, since(scope), MOST_LISTS)
  return {
    enabled,
    versions: (await listCorrections(scope)).map(({ number, correction, learned_at }) => ({
      ...{ number, learned_at, clicks: correction.clicks, bound: correction.bound },
      pulls: Object.entries(correction.pulls)
        .map(([attribute, pull]) => ({
          ...{ attribute, pull },
          label: wording.messages[`attribute.${attribute}`] ?? attribute,
        }))
        .sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull)),
      live: live?.number === number,
    })),
    clicks: impressions.reduce((sum, { shown }) => sum + shown.filter(({ clicked }) => clicked).length, 0),
    least_clicks: LEAST_CLICKS,
  }
}
