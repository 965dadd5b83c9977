import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import type { VisitorMessage } from '@recado/contracts/widget'
import { findAttachment } from '../modules/attachments/index.ts'
import { restoreContact } from '../modules/contacts/index.ts'
import { presentMessage, sendMessage } from '../modules/conversations/index.ts'
import { presentVisitorMessage, type VisitorContact } from '../modules/visitors/index.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'

/**
 * What a visitor writes in a conversation of theirs. A contact that was deleted and writes is back.
 * @throws what `sendMessage` throws
 */
export async function postVisitorMessage(
  scope: TenantScope,
  contact: VisitorContact,
  message: {
    conversationId: ConversationId
    clientId: string
    text: string
    attachmentIds: readonly AttachmentId[]
    replyToSeq: number | undefined
  },
): Promise<VisitorMessage> {
  if (contact.deleted_at !== null) await restoreContact(scope, contact.id)
  const { conversationId, clientId, text, attachmentIds, replyToSeq } = message
  const sent = await sendMessage(scope, {
    ...{ conversationId, clientId, attachmentIds, body: text },
    kind: await kindOf(scope, attachmentIds),
    direction: 'in',
    author: { kind: 'contact', id: contact.id, name: contact.name },
    ...(replyToSeq === undefined ? {} : { replyToSeq }),
  })
  return presentVisitorMessage(presentMessage(sent.message))
}

/** A message is of the kind of its first file; whether the files are the visitor's is found out when it is accepted. */
async function kindOf(
  scope: TenantScope,
  [first]: readonly string[],
): Promise<'text' | 'image' | 'document' | 'audio'> {
  return first === undefined ? 'text' : ((await findAttachment(scope, first))?.kind ?? 'text')
}
