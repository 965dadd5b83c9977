import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { setNextDue } from '../flows/index.ts'
import { listScheduled, lockPublication, nextDue, SCHEDULE_JOB, START_JOB } from '../sessions/index.ts'
import type { FlowParts } from './follow-conversation.ts'

/** Conversations a transaction. */
const PAGE = 500
const SLACK_MS = 1_000

/** Plans a schedule that was published, or begins its flow in the conversations that fit, page by page, and plans the next time. */
export async function runSchedule(
  scope: TenantScope,
  { cache }: FlowParts,
  { publicationId, after }: { publicationId: string; after: ConversationId | undefined },
): Promise<void> {
  const publication = await lockPublication(scope, publicationId)
  if (publication === undefined) return
  const { document } = await cache.get(scope, publication.flow_version_id)
  const now = scope.clock.now()
  const plan = async (due: Date | undefined) => {
    await setNextDue(scope, publicationId, due ?? null)
    if (due !== undefined) {
      await scope.jobs.enqueue(SCHEDULE_JOB, { publication_id: publicationId }, { startAfter: due })
    }
  }
  const { next_due_at: due, start, published_at: published } = publication
  // From when it was published, not from now: an instant that passed before this job ran is late and not lost.
  if (due === null) return plan(nextDue(start, published, document.time_zone))
  if (due.getTime() > now.getTime() + SLACK_MS) return plan(due)
  const ids = await listScheduled(scope, publication, { after, limit: PAGE })
  for (const id of ids) {
    await scope.jobs.enqueue(START_JOB, { conversation_id: id, publication_id: publicationId })
  }
  const last = ids.at(-1)
  if (ids.length === PAGE && last !== undefined) {
    await scope.jobs.enqueue(SCHEDULE_JOB, { publication_id: publicationId, after: last })
    return
  }
  await plan(nextDue(start, now, document.time_zone))
}
