import { type ConversationFlow, conversationFlowEndpoints } from '@recado/contracts/flow-sessions'
import type { ConversationId } from '@recado/contracts/ids'
import type { Http } from '../../../api/http.ts'

export function getConversationFlow(http: Http, id: ConversationId): Promise<ConversationFlow> {
  return http.call(conversationFlowEndpoints.get, { params: { id } })
}

/** Makes the bot quiet. */
export function pauseFlow(http: Http, id: ConversationId): Promise<ConversationFlow> {
  return http.call(conversationFlowEndpoints.pause, { params: { id } })
}

/** Gives the conversation back to the bot, where it was or from its beginning. */
export function resumeFlow(http: Http, id: ConversationId, mode: 'continue' | 'restart'): Promise<ConversationFlow> {
  return http.call(conversationFlowEndpoints.resume, { params: { id }, body: { mode } })
}

/** Ends the bot's part. */
export function stopFlow(http: Http, id: ConversationId): Promise<ConversationFlow> {
  return http.call(conversationFlowEndpoints.stop, { params: { id } })
}
