import { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** A team has somebody with room, or a conversation waits: give what waits to who is next. */
export const DISTRIBUTE_JOB = 'conversations.distribute'
export const DistributePayload = z.object({ team_id: z.string() })

/** Nobody has answered since it was given to `member_id` at `assigned_at`: give it to the next. */
export const REDISTRIBUTE_JOB = 'conversations.redistribute'
export const RedistributePayload = z.object({
  conversation_id: z.string(),
  member_id: z.string(),
  assigned_at: z.iso.datetime(),
  /** The inbox's time-out when it was given, in seconds. */
  after_s: z.number().int(),
})

/** The end of a snooze; `snoozed_until` says which one. */
export const WAKE_JOB = 'conversations.wake'
export const WakePayload = z.object({ conversation_id: z.string(), snoozed_until: z.iso.datetime() })

/** Some messages of the company have no words to be found by: a migration or an erasure left them so. */
export const FILL_WORDS_JOB = 'messages.fill_words'

/** One team's runs come one after another, so that turns are kept. */
export async function planDistribution(scope: TenantScope, teamId: string): Promise<void> {
  await scope.jobs.enqueue(DISTRIBUTE_JOB, { team_id: teamId }, { singletonKey: `${scope.tenant.id}:${teamId}` })
}
