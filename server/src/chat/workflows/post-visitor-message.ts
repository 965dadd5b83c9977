import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import type { VisitorMessage } from '@recado/contracts/widget'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { claimAttachments, findAttachment, redirectUploads } from '../attachments/index.ts'
import { restoreContact } from '../contacts/index.ts'
import { lockConversation, presentMessage, sendMessage } from '../conversations/index.ts'
import type { Inbox } from '../inboxes/index.ts'
import { lockVisitor, presentVisitorMessage, type VisitorClaims, type VisitorContact } from '../visitors/index.ts'
import { findVisitorPlace } from './find-visitor-place.ts'

/**
 * What a visitor writes in a conversation of theirs. A contact that was deleted and writes is back. Where an inbox leaves
 * what is resolved as it is (`after_resolve: start_new`), the message begins another conversation or goes on in the open
 * one, which it names; its files go with it, and what it answered stays behind.
 * @throws what `sendMessage` throws
 */
export async function postVisitorMessage(
  scope: TenantScope,
  { claims, inbox, contact }: { claims: VisitorClaims; inbox: Inbox; contact: VisitorContact },
  message: {
    conversationId: ConversationId
    clientId: string
    text: string
    attachmentIds: readonly AttachmentId[]
    replyToSeq: number | undefined
    /** What they picked of a bot's message. */
    optionId?: string | undefined
  },
): Promise<VisitorMessage> {
  if (contact.deleted_at !== null) await restoreContact(scope, contact.id)
  const { clientId, text, attachmentIds } = message
  let { conversationId, replyToSeq } = message
  if (inbox.settings.after_resolve === 'start_new') {
    await lockVisitor(scope, claims)
    const { status } = await lockConversation(scope, conversationId)
    if (status === 'resolved') {
      conversationId = await findVisitorPlace(scope, { contactId: contact.id, inboxId: inbox.id }, clientId)
      if (conversationId !== message.conversationId) {
        replyToSeq = undefined
        await redirectUploads(scope, {
          uploader: `contact:${contact.id}`,
          ids: attachmentIds,
          from: message.conversationId,
          to: conversationId,
        })
      }
    }
  }
  const sent = await sendMessage(scope, {
    conversationId,
    clientId,
    body: text,
    attachments: { ids: attachmentIds, claim: claimAttachments },
    kind: await kindOf(scope, attachmentIds),
    direction: 'in',
    author: { kind: 'contact', id: contact.id, name: contact.name },
    ...(replyToSeq === undefined ? {} : { replyToSeq }),
    ...(message.optionId === undefined ? {} : { data: { option: { id: message.optionId } } }),
  })
  return presentVisitorMessage(presentMessage(sent.message))
}

/** A message is of the kind of its first file; whether the files are the visitor's is found out when it is accepted. */
async function kindOf(
  scope: TenantScope,
  [first]: readonly AttachmentId[],
): Promise<'text' | 'image' | 'document' | 'audio'> {
  return first === undefined ? 'text' : ((await findAttachment(scope, first))?.kind ?? 'text')
}
