import { isDeepStrictEqual } from 'node:util'
import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { FlowProblem } from '@recado/contracts/flows'
import type { FlowId, FlowVersionId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { authorOf } from './author-of.ts'
import { errors } from './errors.ts'
import { type FoundProblem, findProblems, isError } from './find-problems.ts'
import { listLabelIds, lockOpenInboxes, replacePublications } from './flow-publications.sql.ts'
import { findVersion, insertVersion, readVersion } from './flow-versions.sql.ts'
import { changeFlow, type FlowRow, lockFlow, storeDraft } from './flows.sql.ts'
import { getDraft, getFlow } from './get-flow.ts'
import { openingOf } from './opening-of.ts'
import { requireStorable } from './require-storable.ts'
import { requireBegunWith } from './save-draft.ts'

export interface Publication {
  beganWith: number
  starts: FlowStarts | undefined
  note: string
}

/**
 * Makes a version of the draft, and lets new conversations begin with it in all its inboxes: one transaction, so that
 * nobody ever sees half of it. Conversations in flight finish on theirs.
 *
 * @throws not_found (404), flow_archived, flow_draft_conflict (409), flow_has_errors (422, with the problems)
 */
export async function publishFlow(
  scope: TenantScope,
  id: FlowId,
  order: Publication,
  describe: (problem: FoundProblem) => FlowProblem,
): Promise<FlowVersionId> {
  const flow = await lockUsable(scope, id)
  requireBegunWith(flow, order.beganWith)
  const draft = await getDraft(scope, id)
  const starts = order.starts ?? draft.starts
  const inboxIds = await lockOpenInboxes(scope)
  const labelIds = await listLabelIds(scope)
  const problems = findProblems(draft.document, starts, { inboxIds, labelIds, now: scope.clock.now() })
  if (problems.some(isError)) {
    throw errors.flow_has_errors({
      params: { count: problems.filter(isError).length },
      extra: { problems: problems.map(describe) },
    })
  }
  const author = authorOf(scope.actor)
  const blockCount = requireStorable(draft)
  const changesStarts = !isDeepStrictEqual(starts, draft.starts)
  const revision = changesStarts
    ? await storeDraft(scope, id, { ...draft, starts, blockCount, author })
    : draft.revision
  const versionId = newId<FlowVersionId>()
  const number = flow.last_version_number + 1
  const { document, canvas } = draft
  await insertVersion(scope, {
    id: versionId,
    flowId: id,
    number,
    document,
    canvas,
    starts,
    blockCount,
    author,
    note: order.note,
  })
  await goLive(scope, flow, { versionId, number, starts, document, publishedRevision: revision })
  return versionId
}

/**
 * An earlier version serves again, with its starts, in one step; the draft stays. Inboxes that are gone since are left out.
 * @throws not_found, flow_version_missing (404), flow_archived (409)
 */
export async function rollBackFlow(scope: TenantScope, id: FlowId, versionId: FlowVersionId): Promise<void> {
  const flow = await lockUsable(scope, id)
  const version = await findVersion(scope, { flowId: id, id: versionId })
  const content = version === undefined ? undefined : await readVersion(scope, versionId)
  if (version === undefined || content === undefined) throw errors.flow_version_missing()
  if (flow.live_version_id === versionId) return
  const { starts, document } = content
  await goLive(scope, flow, { versionId, number: version.number, starts, document })
}

/** No new conversation begins with it. @throws not_found (404) */
export async function unpublishFlow(scope: TenantScope, id: FlowId): Promise<void> {
  await lockFlow(scope, id)
  await takeOffline(scope, await getFlow(scope, id))
}

/** Puts it away, offline. @throws not_found (404) */
export async function archiveFlow(scope: TenantScope, id: FlowId): Promise<void> {
  await lockFlow(scope, id)
  const flow = await getFlow(scope, id)
  if (flow.archived_at !== null) return
  await takeOffline(scope, flow)
  await changeFlow(scope, id, { archived_at: scope.clock.now() })
  await record(scope, 'flow.archived', flow)
}

/** @throws not_found (404) */
export async function restoreFlow(scope: TenantScope, id: FlowId): Promise<void> {
  await lockFlow(scope, id)
  const flow = await getFlow(scope, id)
  if (flow.archived_at === null) return
  await changeFlow(scope, id, { archived_at: null })
  await record(scope, 'flow.restored', flow)
}

async function lockUsable(scope: TenantScope, id: FlowId): Promise<FlowRow> {
  await lockFlow(scope, id)
  const flow = await getFlow(scope, id)
  if (flow.archived_at !== null) throw errors.flow_archived()
  return flow
}

async function goLive(
  scope: TenantScope,
  flow: FlowRow,
  version: {
    versionId: FlowVersionId
    number: number
    starts: FlowStarts
    document: unknown
    publishedRevision?: number
  },
): Promise<void> {
  const { versionId, number, starts, document, publishedRevision } = version
  await changeFlow(scope, flow.id, {
    live_version_id: versionId,
    live_since: scope.clock.now(),
    last_version_number: Math.max(flow.last_version_number, number),
    ...(publishedRevision === undefined ? {} : { published_revision: publishedRevision }),
  })
  const inboxIds = await lockOpenInboxes(scope)
  const isOnPages = starts.some(({ kind }) => kind === 'page_url')
  const opening = isOnPages ? openingOf(document) : null
  await replacePublications(scope, flow.id, { versionId, starts, opening, inboxIds })
  await recordAct(scope, {
    action: 'flow.published',
    targetKind: 'flow',
    targetId: flow.id,
    ...(flow.live_number === null ? {} : { before: { version: flow.live_number } }),
    after: { name: flow.name, version: number, starts: starts.map(({ kind }) => kind) },
  })
}

async function takeOffline(scope: TenantScope, flow: FlowRow): Promise<void> {
  if (flow.live_version_id === null) return
  await changeFlow(scope, flow.id, { live_version_id: null, live_since: null })
  await replacePublications(scope, flow.id, undefined)
  await record(scope, 'flow.unpublished', flow)
}

async function record(scope: TenantScope, action: string, { id, name, live_number }: FlowRow): Promise<void> {
  await recordAct(scope, {
    action,
    targetKind: 'flow',
    targetId: id,
    before: { name, ...(live_number === null ? {} : { version: live_number }) },
  })
}
