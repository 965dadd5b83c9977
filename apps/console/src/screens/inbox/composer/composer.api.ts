import { type CannedResponseView, cannedResponseEndpoints } from '@recado/contracts/canned-responses'
import { type DraftView, draftEndpoints } from '@recado/contracts/drafts'
import type { CannedResponseId, ConversationId, ScheduledMessageId } from '@recado/contracts/ids'
import {
  type ScheduledMessageView,
  type ScheduleMessageBody,
  scheduledMessageEndpoints,
} from '@recado/contracts/scheduled-messages'
import type { z } from 'zod'
import { ApiProblem } from '../../../api/api-problem.ts'
import type { Http } from '../../../api/http.ts'
import { readAll } from '../../../lists/read-all.ts'

export type Draft = Pick<z.output<typeof DraftView>, 'kind' | 'body'>
export type Canned = z.output<typeof CannedResponseView>
export type Scheduled = z.output<typeof ScheduledMessageView>

/** Null where nothing had been begun. */
export function getDraft(http: Http, id: ConversationId): Promise<Draft | null> {
  return http.call(draftEndpoints.get, { params: { id } }).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'not_found') return null
    throw error
  })
}

/** An empty body forgets it. */
export function putDraft(http: Http, id: ConversationId, draft: Draft) {
  return http.call(draftEndpoints.put, { params: { id }, body: draft })
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
  return (await http.call(scheduledMessageEndpoints.list, { params: { id } })).items
}

export function scheduleMessage(http: Http, id: ConversationId, body: z.output<typeof ScheduleMessageBody>) {
  return http.call(scheduledMessageEndpoints.create, { params: { id }, body })
}

export function cancelScheduled(http: Http, id: ScheduledMessageId): Promise<void> {
  return http.call(scheduledMessageEndpoints.cancel, { params: { id } })
}
