import { claimAttachments } from '../chat/attachments/index.ts'
import {
  assignConversation,
  markDelivered,
  markRead,
  markSeen,
  sendMessage,
  setPriority,
  snoozeConversation,
  transferConversation,
} from '../chat/conversations/index.ts'
import { changeLabels } from '../chat/workflows/label-conversation.ts'
import { resolveConversation } from '../chat/workflows/resolve-conversation.ts'
import { scheduleMessage } from '../chat/workflows/schedule-message.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { atTime } from './at-time.ts'
import type { DemoLine } from './script.ts'
import type { Told } from './seed-conversation.ts'
import { demoClientId } from './seeded-conversations.sql.ts'

const SECOND = 1_000
const HOUR = 3_600_000

/** Tells a conversation: each line at its time, who took it before the first answer, and how it stands since. */
export async function playConversation(scope: TenantScope, told: Told): Promise<void> {
  const { script, timeline, conversationId, cast } = told
  const firstAnswer = script.lines.findIndex(({ kind }) => kind === 'out' || kind === 'note')
  const seqs: number[] = []
  let last = timeline.began
  for (const [at, line] of script.lines.entries()) {
    if (line.kind === 'wait') continue
    const then = timeline.lines[at] ?? last
    if (at === firstAnswer) await handOver(scope, told, between(last, then))
    seqs.push(await say(atTime(scope, then), told, at, line))
    last = then
  }
  if (firstAnswer === -1) await handOver(scope, told, last)
  const { labels = [], priority } = script
  const after = atTime(scope, last)
  if (labels.length > 0) await changeLabels(after, conversationId, { add: labels.map(cast.label) })
  if (priority !== undefined) await setPriority(after, conversationId, priority)
  await settle(scope, told, last)
  await markProgress(scope, told, seqs)
}

/** @returns the number of the message */
async function say(
  then: TenantScope,
  { script, cast, conversationId, contact, files }: Told,
  at: number,
  line: Exclude<DemoLine, { kind: 'wait' }>,
): Promise<number> {
  const file = files.get(at)
  const { message } = await sendMessage(then, {
    conversationId,
    clientId: demoClientId(script.key, at),
    kind: kindOf(line),
    direction: line.kind === 'note' ? 'internal' : line.kind,
    author: line.kind === 'in' ? { kind: 'contact', id: contact.id, name: contact.name } : cast.author(line.by),
    body: line.text,
    ...(file === undefined ? {} : { attachments: { ids: [file], claim: claimAttachments } }),
    ...('mentions' in line && line.mentions ? { mentions: line.mentions.map((key) => cast.member(key).memberId) } : {}),
  })
  return message.seq
}

function kindOf(line: Exclude<DemoLine, { kind: 'wait' }>): 'text' | 'image' | 'audio' | 'note' {
  if (line.kind === 'note') return 'note'
  if ('voice' in line) return 'audio'
  return line.picture === undefined ? 'text' : 'image'
}

async function handOver(scope: TenantScope, { script, cast, conversationId }: Told, at: Date): Promise<void> {
  const { team, assignee, assignedBy = assignee } = script
  const giver = assignedBy === undefined ? scope.actor : cast.member(assignedBy)
  const then = { ...atTime(scope, at), actor: giver }
  if (team !== undefined) await transferConversation(then, conversationId, cast.team(team))
  if (assignee !== undefined) await assignConversation(then, conversationId, cast.member(assignee).memberId)
}

async function settle(scope: TenantScope, told: Told, last: Date): Promise<void> {
  const { script, cast, conversationId, now } = told
  const { status, assignee, scheduled } = script
  const actor = assignee === undefined ? scope.actor : cast.member(assignee)
  const soon = new Date(Math.min(last.getTime() + 40 * SECOND, now.getTime()))
  const then = { ...atTime(scope, soon), actor }
  if (status === 'resolved') await resolveConversation(then, conversationId)
  else if (typeof status === 'object') {
    await snoozeConversation(then, conversationId, new Date(now.getTime() + status.snoozedForHours * HOUR))
  }
  if (scheduled === undefined) return
  await scheduleMessage(scope, {
    conversationId,
    memberId: cast.member(scheduled.by).memberId,
    body: scheduled.text,
    sendAt: new Date(now.getTime() + scheduled.inHours * HOUR),
    cancelOnReply: true,
  })
}

/** What the customer has opened, and what those who look at the conversation have. */
async function markProgress(scope: TenantScope, { script, cast, conversationId }: Told, seqs: number[]): Promise<void> {
  const end = seqs.at(-1) ?? 0
  const written = script.lines.filter(({ kind }) => kind !== 'wait')
  const lastInbound = seqs[written.findLastIndex(({ kind }) => kind === 'in')] ?? 0
  await markDelivered(scope, { conversationId, by: 'contact', seq: end })
  await markRead(scope, { conversationId, by: 'contact', seq: script.customerAway ? lastInbound : end })
  const { unread = 0, unreadFor } = script
  const before = seqs[seqs.length - 1 - unread] ?? 0
  for (const key of cast.readersOf(script.assignee)) {
    const seq = unreadFor === undefined || unreadFor.includes(key) ? before : end
    if (seq > 0) await markSeen(scope, { conversationId, memberId: cast.member(key).memberId, seq })
  }
}

function between(earlier: Date, later: Date): Date {
  return new Date(Math.max(earlier.getTime(), later.getTime() - 12 * SECOND))
}
