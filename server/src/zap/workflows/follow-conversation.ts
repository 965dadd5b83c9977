import type { ConversationId, MemberId } from '@recado/contracts/ids'
import {
  assignConversation,
  type ConversationRow,
  callPeople,
  holdConversation,
  lockConversation,
  reopenConversation,
} from '../../chat/conversations/index.ts'
import { withinSavepoint } from '../../platform/database/within-savepoint.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { readMessage } from '../channels/index.ts'
import {
  type FlowCache,
  type FlowEvent,
  findContactFacts,
  findGatherSeconds,
  type Happening,
  isBurstOver,
  listMessageStarts,
  listThreadAfter,
  lockLiveSession,
  openSession,
  type PublishedStart,
  readHappenings,
  readMatter,
  type SessionRow,
  selectStart,
  type ThreadRow,
  trailingBurst,
} from '../sessions/index.ts'
import { botAuthor } from './bot-talk.ts'
import { type OpenTalk, openRun, runEvent, type SessionRun, storeRun } from './run-session.ts'

export interface FlowParts {
  cache: FlowCache
  openTalk?: OpenTalk
}

/** A conversation of so many unheard messages is caught up with by the job of its last one in as many turns. */
const MOST_ROWS = 500

/**
 * Brings a conversation's session up to what happened in it: the contact's messages, a person's word, the end. Everything
 * that was not heard is read under the conversation's lock, so nobody writes between what the bot read and what it says;
 * a job that comes twice finds nothing left.
 *
 * @param alarm the message whose job this is
 * @throws BotError when the flow itself fails
 */
export async function followConversation(
  scope: TenantScope,
  parts: FlowParts,
  { conversationId, alarm }: { conversationId: ConversationId; alarm: number },
): Promise<void> {
  const conversation = await lockConversation(scope, conversationId)
  const session = await lockLiveSession(scope, conversationId)
  if (session === undefined) {
    await beginWhereOneFits(scope, parts, conversation, alarm)
    return
  }
  const run = await openRun(
    scope,
    { conversation, session, flow: await parts.cache.get(scope, session.flow_version_id), isNew: false },
    parts.openTalk,
  )
  const unheard = { conversationId, after: session.heard_seq, limit: MOST_ROWS }
  const happenings = readHappenings(await listThreadAfter(scope, unheard))
  let heard = false
  for (const [index, happening] of happenings.entries()) {
    const isLast = index === happenings.length - 1
    if (isLast && (await isStillWriting(scope, conversation, happening, alarm, session))) break
    await hear(run, happening)
    heard = true
    if (run.session.status === 'closed') break
  }
  if (heard) await storeRun(run)
}

/** Where no flow is going on: the start that fits begins one; where none does, people have the conversation. */
async function beginWhereOneFits(
  scope: TenantScope,
  parts: FlowParts,
  conversation: ConversationRow,
  alarm: number,
): Promise<void> {
  const { floor, humanSpoke } = await readMatter(scope, conversation.id)
  const rows = await listThreadAfter(scope, { conversationId: conversation.id, after: floor, limit: MOST_ROWS })
  const last = readHappenings(rows).at(-1)
  if (last?.type !== 'messages') return
  if (await isStillWriting(scope, conversation, last, alarm, undefined)) return
  const burst = trailingBurst(last.rows, await findGatherSeconds(scope, conversation.inbox_id))
  const starts = await listMessageStarts(scope, conversation.inbox_id)
  const start = selectStart(starts, {
    texts: burst.map(({ body }) => body),
    payload: pickedOf(burst),
    isFirst: !rows.some((row) => row.kind !== 'event' && row.seq < (burst[0]?.seq ?? 0)),
  })
  if (start === undefined) {
    await leaveToPeople(scope, conversation, humanSpoke)
    return
  }
  const before = (burst[0]?.seq ?? 1) - 1
  const run = await beginSession(scope, parts, conversation, { ...start, heardSeq: before })
  // A person has it in hand already: the bot is there, and quiet until it is given the conversation.
  if (humanSpoke) await runEvent(run, { type: 'human_spoke', at: scope.clock.now().getTime() })
  await runEvent(run, eventOf(scope, { type: 'messages', rows: burst }))
  run.session.heard_seq = lastSeq(burst)
  await storeRun(run)
}

/** Opens a session of a start in a conversation, which is the bot's from now on unless people have it. */
export async function beginSession(
  scope: TenantScope,
  { cache, openTalk }: FlowParts,
  conversation: ConversationRow,
  start: Pick<PublishedStart, 'flow_id' | 'flow_version_id' | 'start'> & {
    heardSeq: number
    variables?: Readonly<Record<string, string | number | boolean>>
  },
): Promise<SessionRun> {
  const flow = await cache.get(scope, start.flow_version_id)
  const session = openSession(flow, {
    conversationId: conversation.id,
    inboxId: conversation.inbox_id,
    seed: conversation.contact_id,
    flowId: start.flow_id,
    versionId: start.flow_version_id,
    start: { kind: start.start.kind, id: start.start.id },
    heardSeq: start.heardSeq,
    known: { ...(await findContactFacts(scope, conversation.id)), protocol: conversation.protocol, ...start.variables },
    at: scope.clock.now(),
  })
  const run = await openRun(scope, { conversation, flow, session, isNew: true }, openTalk)
  if (conversation.status === 'open' && conversation.assignee_id === null)
    await holdConversation(scope, conversation.id)
  return run
}

/** One happening of the thread, and what it means for who has the conversation. */
export async function hear(run: SessionRun, happening: Happening): Promise<void> {
  await runEvent(run, eventOf(run.scope, happening))
  if (happening.type === 'human_spoke') await giveToSpeaker(run, happening.rows[0])
  run.session.heard_seq = lastSeq(happening.rows)
}

/** Who answers a conversation that the bot had has it in hand, as far as they have room; it is open from then on. */
async function giveToSpeaker(
  { scope, conversation }: SessionRun,
  { author_kind, author_id }: ThreadRow,
): Promise<void> {
  const { id } = conversation
  const { status, assignee_id } = await lockConversation(scope, id)
  if (status !== 'pending') return
  if (assignee_id === null && author_kind === 'member' && author_id !== null) {
    await withinSavepoint(scope.db as never, () => assignConversation(scope, id, author_id as MemberId)).catch(
      (error: Error & { code?: string }) => {
        // Full, or gone: the conversation is open and anybody's.
        if (error.code !== 'member_at_capacity' && error.code !== 'member_unknown') throw error
      },
    )
  }
  await reopenConversation(scope, id)
}

function eventOf(scope: TenantScope, happening: Happening): FlowEvent {
  const at = scope.clock.now().getTime()
  if (happening.type !== 'messages') return { type: happening.type, at }
  return { type: 'messages', at, messages: happening.rows.flatMap(readMessage).slice(-100) }
}

async function isStillWriting(
  scope: TenantScope,
  conversation: ConversationRow,
  happening: Happening,
  alarm: number,
  session: SessionRow | undefined,
): Promise<boolean> {
  if (happening.type !== 'messages' || (session !== undefined && session.status !== 'running')) return false
  const seconds = await findGatherSeconds(scope, conversation.inbox_id)
  return !isBurstOver(happening.rows, { alarm, seconds, now: scope.clock.now() })
}

/** A new conversation is taken for the bot's where a flow listens; when it does not answer, people are asked to. */
async function leaveToPeople(scope: TenantScope, conversation: ConversationRow, humanSpoke: boolean): Promise<void> {
  if (conversation.status !== 'pending' || humanSpoke || conversation.assignee_id !== null) return
  await callPeople(scope, conversation.id, {
    author: botAuthor(scope),
    said: { event: 'bot_handed_over', reason: 'no_flow', answers: [] },
  })
}

function pickedOf(rows: readonly ThreadRow[]): string | undefined {
  const option = rows.findLast(({ data }) => data.option !== undefined)?.data.option
  return (option as { id?: string } | undefined)?.id
}

function lastSeq(rows: readonly ThreadRow[]): number {
  return rows.at(-1)?.seq ?? 0
}
