import { endFollowing, type Look, moveFollowing, readFollowing } from '../../platform/events/follow-up.sql.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { REPLY_JOB, REPLY_WAIT_MS } from './find-answered.ts'
import { type AnswerEvent, listAnswers } from './followed-events.sql.ts'

/** Between two looks at a tenant: answers are mailed two to three minutes after they were given. */
const GATHER_MS = 60_000

/** An answer younger by this than it should be is old enough: clocks differ, and the next look is a minute away. */
const SLACK_MS = 1_000

/** Answers a transaction, so that it ends in well under a second. */
const PAGE = 1_000

export interface Reply {
  conversationId: string
  seq: number
}

export interface DueReplies {
  /** Of several answers in one conversation the last of this page. */
  replies: Reply[]
  look: Look
  /** Number of the event up to which this page goes. */
  to: number
  /** What is after it: more that is due, an answer that is not yet, or nothing that we know of. */
  rest: 'due' | { nextAt: Date } | 'nothing'
}

/**
 * Answers that are two minutes old and that nobody has looked at. Undefined when this job is not the one that was promised:
 * it has done its work already, or another was promised because it came so late.
 */
export async function findDueReplies(scope: TenantScope, jobId: string): Promise<DueReplies | undefined> {
  const following = await readFollowing(scope)
  if (following?.job !== jobId) return undefined
  const { followedTo, lastEventId } = following
  const answers = await listAnswers(scope, { after: followedTo, to: lastEventId, limit: PAGE })
  const old = scope.clock.now().getTime() - REPLY_WAIT_MS + SLACK_MS
  const young = answers.find((answer) => answer.occurred_at.getTime() > old)
  const look = { jobId, followedTo }
  if (young !== undefined) {
    const due = answers.slice(0, answers.indexOf(young))
    return { replies: lastOfEach(due), look, to: young.event_id - 1, rest: { nextAt: young.occurred_at } }
  }
  const isFull = answers.length === PAGE
  const to = isFull ? (answers.at(-1)?.event_id ?? lastEventId) : lastEventId
  return { replies: lastOfEach(answers), look, to, rest: isFull ? 'due' : 'nothing' }
}

/**
 * To be called last in the transaction that did what the replies call for; its locks hold up the relay until it commits.
 *
 * @returns whether there is another page for the same job.
 * @throws when another delivery of this job was faster: what this one did must not be committed.
 */
export async function settleReplies(scope: TenantScope, { look, to, rest }: DueReplies): Promise<boolean> {
  if (rest === 'nothing' && (await endFollowing(scope, look, to))) return false
  if (rest === 'due') {
    refuseSecond(await moveFollowing(scope, look, { to }))
    return true
  }
  const now = scope.clock.now().getTime()
  // Events that came while this job looked are as young as now.
  const nextAt = rest === 'nothing' ? now : rest.nextAt.getTime()
  const due = new Date(Math.max(nextAt + REPLY_WAIT_MS, now + GATHER_MS))
  const jobId = await scope.jobs.enqueue(REPLY_JOB, {}, { startAfter: due })
  refuseSecond(await moveFollowing(scope, look, { to, next: { jobId, due } }))
  return false
}

function refuseSecond(moved: boolean): void {
  if (!moved) throw new Error('another job has looked at these answers')
}

function lastOfEach(answers: readonly AnswerEvent[]): Reply[] {
  const last = new Map(answers.map(({ conversation_id, seq }) => [conversation_id, seq]))
  return [...last].map(([conversationId, seq]) => ({ conversationId, seq }))
}
