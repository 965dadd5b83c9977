import { encodeId, type MemberId } from '@recado/contracts/ids'
import { createCannedResponse } from '../../src/chat/canned-responses/index.ts'
import { sendMessage, startConversation } from '../../src/chat/conversations/index.ts'
import { createInbox } from '../../src/chat/inboxes/index.ts'
import { createLabel } from '../../src/chat/labels/index.ts'
import { createSavedView } from '../../src/chat/saved-views/index.ts'
import { createTeam } from '../../src/chat/teams/index.ts'
import { scheduleMessage } from '../../src/chat/workflows/schedule-message.ts'
import { newId } from '../../src/platform/ids.ts'
import type { MemberActor } from '../../src/tenancy/actor.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildContact } from '../conversations/scene.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A conversation with all that may lie around one; ids as the wire shows them. */
export interface ConversationWorld {
  conversationId: string
  inboxId: string
  contactId: string
  labelId: string
  teamId: string
  cannedResponseId: string
  savedViewId: string
  scheduledMessageId: string
}

export function buildConversationWorld(
  house: TestHouse,
  tenant: Tenant,
  actor: MemberActor & { memberId: MemberId },
): Promise<{ world: ConversationWorld; marks: string[] }> {
  const mark = tenant.id.slice(-12)
  return house.services.withTenant({ tenant, actor }, async (scope) => {
    const team = await createTeam(scope, { name: `Equipe ${mark}`, memberIds: [actor.memberId] })
    const inbox = { name: `Entrada ${mark}`, channel: 'widget' as const, team_id: team.id }
    const { id: inboxId } = await createInbox(scope, inbox)
    const contactId = await buildContact(scope, `Cliente ${mark}`)
    const conversation = await startConversation(scope, { inboxId, contactId })
    const body = `segredo ${mark}`
    const author = { kind: 'member' as const, id: actor.memberId, name: actor.name }
    const common = { conversationId: conversation.id, author, body }
    const { message } = await sendMessage(scope, { ...common, clientId: newId(), kind: 'text', direction: 'out' })
    const mentions = [actor.memberId]
    await sendMessage(scope, { ...common, clientId: newId(), kind: 'note', direction: 'internal', mentions })
    const label = await createLabel(scope, { name: `Etiqueta ${mark}`, colour: '#cc0000' })
    const canned = await createCannedResponse(scope, { shortcut: `oi-${mark}`, body, shared: true })
    const view = await createSavedView(scope, {
      name: `Vista ${mark}`,
      shared: true,
      filters: { status: 'open' },
    })
    const scheduled = await scheduleMessage(scope, {
      conversationId: conversation.id,
      memberId: actor.memberId,
      body,
      sendAt: new Date(scope.clock.now().getTime() + 86_400_000),
      cancelOnReply: false,
    })
    const world = {
      conversationId: encodeId('cnv', conversation.id),
      inboxId: encodeId('inb', inboxId),
      contactId: encodeId('ctc', contactId),
      labelId: encodeId('lbl', label.id),
      teamId: encodeId('tem', team.id),
      cannedResponseId: encodeId('can', canned.id),
      savedViewId: encodeId('viw', view.id),
      scheduledMessageId: encodeId('sch', scheduled.id),
    }
    const names = [body, `Cliente ${mark}`, team.name, label.name, canned.shortcut, view.name]
    return { world, marks: [...Object.values(world), ...names, encodeId('msg', message.id)] }
  })
}
