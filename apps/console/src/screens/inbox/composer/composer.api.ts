import { type CannedResponseView, cannedResponseEndpoints } from '@recado/contracts/canned-responses'
import { DraftView, ScheduledMessageView, type ScheduleMessageBody } from '@recado/contracts/conversations'
import { type CannedResponseId, ConversationId, ScheduledMessageId } from '@recado/contracts/ids'
import { z } from 'zod'
import { ApiProblem } from '../../../api/api-problem.ts'
import type { Http } from '../../../api/http.ts'
import { wireId } from '../../../api/wire-id.ts'
import { readAll } from '../../../lists/read-all.ts'

export type Draft = Pick<z.output<typeof DraftView>, 'kind' | 'body'>
export type Canned = z.output<typeof CannedResponseView>
export type Scheduled = z.output<typeof ScheduledMessageView>

/** Null where nothing had been begun. */
export function getDraft(http: Http, id: ConversationId): Promise<Draft | null> {
  return http.get(`${conversationPath(id)}/draft`, DraftView).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'not_found') return null
    throw error
  })
}

/** An empty body forgets it. */
export function putDraft(http: Http, id: ConversationId, draft: Draft) {
  return http.send('PUT', `${conversationPath(id)}/draft`, draft, DraftView)
}

/** Everybody's and one's own, all pages: some tens, which are then searched while one types. */
export function listCanned(http: Http): Promise<Canned[]> {
  return readAll((cursor) => http.call(cannedResponseEndpoints.list, { query: { cursor, limit: 100 } }))
}

/** The text with a conversation's variables in it, and which of them had no value. */
export function renderCanned(http: Http, id: CannedResponseId, conversation: ConversationId) {
  return http.call(cannedResponseEndpoints.render, { params: { id }, body: { conversation_id: conversation } })
}

export async function listScheduled(http: Http, id: ConversationId): Promise<Scheduled[]> {
  const page = z.object({ items: z.array(ScheduledMessageView) })
  return (await http.get(`${conversationPath(id)}/scheduled-messages`, page)).items
}

export function scheduleMessage(http: Http, id: ConversationId, message: z.output<typeof ScheduleMessageBody>) {
  const body = { ...message, send_at: message.send_at.toISOString() }
  return http.send('POST', `${conversationPath(id)}/scheduled-messages`, body, ScheduledMessageView)
}

export function cancelScheduled(http: Http, id: ScheduledMessageId): Promise<void> {
  return http.tell('DELETE', `/api/v1/scheduled-messages/${wireId(ScheduledMessageId, id)}`)
}

function conversationPath(id: ConversationId): string {
  return `/api/v1/conversations/${wireId(ConversationId, id)}`
}
