import type { ConversationId } from '@recado/contracts/ids'
import { isOnPage } from '@recado/contracts/page-rules'
import type { StartByPageBody, VisitorConversation } from '@recado/contracts/widget'
import type { z } from 'zod'
import {
  type ConversationRow,
  findOpenConversation,
  lockConversation,
  startConversation,
} from '../../chat/conversations/index.ts'
import type { Inbox } from '../../chat/inboxes/index.ts'
import {
  findVisitorConversation,
  isPageAllowed,
  lockVisitor,
  presentVisitorConversation,
  type VisitorClaims,
  type VisitorPlace,
} from '../../chat/visitors/index.ts'
import { meetVisitor } from '../../chat/workflows/meet-visitor.ts'
import { record } from '../../core/billing/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  findPageStart,
  findSpokenTo,
  lockLiveSession,
  noteSpokenTo,
  type PublishedStart,
  QUIET_MS,
  readMatter,
} from '../sessions/index.ts'
import { asBot, beginByItself } from './change-session.ts'
import type { FlowParts } from './follow-conversation.ts'

/**
 * A visitor looks at a page, and a flow speaks first: in their open conversation while it is a bot's and none is going on,
 * else in a new one. One visitor at a time, so two tabs begin one. Asked again it answers the conversation it began.
 * @returns null where it does not begin: not published here, another page, people or another flow have the conversation
 * @throws visitor_blocked (403), BotError when the flow itself fails
 */
export async function startByPage(
  scope: TenantScope,
  parts: FlowParts,
  visitor: { claims: VisitorClaims; inbox: Inbox },
  { flow_id: flowId, start_id: startId, page_url }: z.output<typeof StartByPageBody>,
): Promise<VisitorConversation | null> {
  const { claims, inbox } = visitor
  const start = await findPageStart(scope, { flowId, startId, inboxId: inbox.id })
  if (start === undefined || !fits(start, page_url, inbox.settings.allowed_origins ?? [])) return null
  await lockVisitor(scope, claims)
  const since = new Date(scope.clock.now().getTime() - QUIET_MS)
  const spokenTo = await findSpokenTo(scope, { visitorId: claims.visitorId, flowId, since })
  const { id: contactId } = await meetVisitor(scope, visitor)
  const place: VisitorPlace = { contactId, inboxId: inbox.id }
  if (spokenTo !== undefined) return present(scope, place, spokenTo)
  const conversation = await findRoom(scope, place)
  if (conversation === undefined) return null
  await beginByItself(asBot(scope), parts, conversation, start, { page_url })
  await noteSpokenTo(scope, { visitorId: claims.visitorId, flowId, conversationId: conversation.id })
  return present(scope, place, conversation.id)
}

function fits({ start }: PublishedStart, pageUrl: string, allowed: readonly string[]): boolean {
  if (start.kind !== 'page_url' || !isPageAllowed(allowed, new URL(pageUrl).origin)) return false
  return isOnPage(start.pages, pageUrl)
}

/** Where a bot may speak: not where people have been called or have spoken, nor in the middle of another flow. */
async function findRoom(scope: TenantScope, place: VisitorPlace): Promise<ConversationRow | undefined> {
  const open = await findOpenConversation(scope, place)
  if (open === undefined) {
    const begun = await startConversation(scope, { ...place, status: 'pending' })
    // Counted as what a visitor begins, and as little refused.
    await record(scope, 'conversations', 1, { transactionId: begun.id })
    return begun
  }
  const now = await lockConversation(scope, open.id)
  if (now.status !== 'pending' || now.assignee_id !== null) return undefined
  if ((await lockLiveSession(scope, open.id)) !== undefined) return undefined
  return (await readMatter(scope, open.id)).humanSpoke ? undefined : now
}

async function present(
  scope: TenantScope,
  place: VisitorPlace,
  id: ConversationId,
): Promise<VisitorConversation | null> {
  const found = await findVisitorConversation(scope, place, id)
  return found === undefined ? null : presentVisitorConversation(found)
}
