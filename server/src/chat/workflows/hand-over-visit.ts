import type { ContactId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { recordHappening } from '../conversations/index.ts'
import type { VisitorContact } from '../visitors/index.ts'
import { listConversationIds } from './contact-conversations.sql.ts'
import { mergeContacts } from './merge-contacts.ts'

const VISITOR = { kind: 'system', id: null, name: '' } as const

/**
 * A stranger signed in to the site: what they wrote before goes with them, and each conversation says where the proof
 * begins, since whoever wrote above that line was not proved to be this person. What the stranger said of themselves, an
 * e-mail say, is not taken for the person's: answers would go there. The stranger's contact is merged away, so that links
 * to it lead on, and no token leads to it any more.
 */
export async function handOverVisit(scope: TenantScope, stranger: VisitorContact, to: ContactId): Promise<void> {
  const conversations = await listConversationIds(scope, stranger.id)
  await mergeContacts(scope, stranger.id, to, 'notes')
  for (const conversationId of conversations) {
    await recordHappening(scope, { conversationId, author: VISITOR, data: { event: 'visitor_identified' } })
  }
}
