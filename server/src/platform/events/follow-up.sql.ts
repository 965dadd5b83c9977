import type { Transaction } from 'kysely'
import type { TenantTables } from '../database/generated/tenant.ts'

// How far the follow-up of events is, in event_counters. The relay promises the first job; from then on each job promises the
// next, until nothing is left to look at.

interface Scope {
  tenant: { id: string }
  db: Transaction<TenantTables>
}

/** How far the follow-up is, as of this statement: every event up to `lastEventId` can be read by those that follow. */
export interface Following {
  job: string | null
  followedTo: number
  lastEventId: number
}

export async function readFollowing(scope: Scope): Promise<Following | undefined> {
  return scope.db
    .selectFrom('recado.event_counters')
    .select(['follow_up_job as job', 'followed_to as followedTo', 'last_event_id as lastEventId'])
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirst()
}

/** A job that looks, and where it found the follow-up to be. */
export interface Look {
  jobId: string
  followedTo: number
}

/**
 * Says that everything up to `to` was looked at and, if told, which job goes on and when.
 * @returns false, and nothing is changed, if another job did it meanwhile.
 */
export async function moveFollowing(
  scope: Scope,
  look: Look,
  { to, next }: { to: number; next?: { jobId: string; due: Date } },
): Promise<boolean> {
  const result = await scope.db
    .updateTable('recado.event_counters')
    .set({
      followed_to: to,
      ...(next === undefined ? {} : { follow_up_job: next.jobId, follow_up_due: next.due }),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('follow_up_job', '=', look.jobId)
    .where('followed_to', '=', look.followedTo)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Says that everything was looked at and nobody goes on: the relay promises a job for the next answer. Waits for a relay that
 * is numbering events of this tenant.
 * @returns false, and nothing is changed, if there are events after `to` by then, or another job did it.
 */
export async function endFollowing(scope: Scope, look: Look, to: number): Promise<boolean> {
  const result = await scope.db
    .updateTable('recado.event_counters')
    .set({ followed_to: to, follow_up_job: null, follow_up_due: null })
    .where('tenant_id', '=', scope.tenant.id)
    .where('follow_up_job', '=', look.jobId)
    .where('followed_to', '=', look.followedTo)
    .where('last_event_id', '=', to)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
