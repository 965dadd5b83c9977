import { ApiProblem } from '@recado/client/api-problem'
import type { ItemChange } from '@recado/client/outbox'
import type { Outgoing } from './outgoing.ts'
import type { Session } from './session.ts'
import type { Conversation, Message } from './widget-state.ts'

export interface Delivered {
  message: Message
  /** With a message that may have begun it. */
  conversation?: Conversation
}

/** As the server would say it. */
const NO_CONVERSATION = {
  type: 'about:blank',
  title: '',
  status: 409,
  code: 'conversation_missing',
  detail: '',
  request_id: '',
}

/**
 * Brings one message to the server; sent again it is the same one there.
 * @param openId the conversation that is open now, for what was written without one.
 * @throws ApiProblem, Unreachable
 */
export async function deliver(
  session: Session,
  item: Outgoing,
  context: { openId: string | undefined; pageUrl: string; change: ItemChange<Outgoing> },
): Promise<Delivered> {
  const { client_id, text, file, offline } = item
  const { timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions()
  const page = { timezone, ...(/^https?:/.test(context.pageUrl) ? { page_url: context.pageUrl.slice(0, 2_000) } : {}) }
  if (offline !== undefined) return session.ask('POST', 'offline-messages', { client_id, text, ...offline, ...page })
  const place = item.conversation_id ?? (file === undefined ? undefined : context.openId)
  if (place === undefined) {
    // A file needs a conversation to be uploaded to; its form is only there when one is.
    if (file !== undefined) throw new ApiProblem(NO_CONVERSATION, {})
    return session.ask('POST', 'conversations', { client_id, text, pre_chat: item.pre_chat ?? {}, ...page })
  }
  const attachments: string[] = []
  if (file !== undefined) {
    // Most visits have no file.
    const { uploadTo } = await import('./upload-to.ts')
    attachments.push(await uploadTo(session, place, file, context.change))
  }
  const { option_id } = item
  const body = { client_id, text, attachment_ids: attachments, ...(option_id === undefined ? {} : { option_id }) }
  return { message: await session.ask<Message>('POST', `conversations/${place}/messages`, body) }
}
