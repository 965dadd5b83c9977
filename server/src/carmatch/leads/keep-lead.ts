import type { ContactId, ConversationId, LeadId, LeadTouchId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { insertTouch, type NewTouch } from './lead-touches.sql.ts'
import { findPursued, insertLead, type NewLead, takeReference, touchLead } from './leads.sql.ts'

/** One pursuit: who asks again later is a lead anew. */
const SAME_DAYS = 30
const DAY = 86_400_000

export interface KeptLead {
  id: LeadId
  /** Whether this is the first touch of it. */
  created: boolean
  touchId: LeadTouchId
  /** Of the lead before this touch. */
  conversationId: ConversationId | null
  contactId: ContactId
}

/** Keeps a touch, as part of the person's lead or as a new one. The caller holds the person's lock. */
export async function keepLead(
  scope: TenantScope,
  person: Omit<NewLead, 'id' | 'contactId'>,
  touch: Omit<NewTouch, 'id'>,
  meet: () => Promise<ContactId>,
): Promise<KeptLead> {
  const since = new Date(scope.clock.now().getTime() - SAME_DAYS * DAY)
  const pursued = await findPursued(scope, person, since)
  const touchId = newId<LeadTouchId>()
  if (pursued !== undefined) {
    const { id, contact_id: contactId, conversation_id: conversationId } = pursued
    await touchLead(scope, id, { ...person, id, contactId })
    await insertTouch(scope, id, { ...touch, id: touchId })
    return { id, created: false, touchId, conversationId, contactId }
  }
  const [id, contactId] = [newId<LeadId>(), await meet()]
  await insertLead(scope, await takeReference(scope), { ...person, id, contactId })
  await insertTouch(scope, id, { ...touch, id: touchId })
  return { id, created: true, touchId, conversationId: null, contactId }
}
