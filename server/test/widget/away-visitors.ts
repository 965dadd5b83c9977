import type { ConversationId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import { sendMessage } from '../../src/chat/conversations/index.ts'
import { findInbox } from '../../src/chat/inboxes/index.ts'
import { openVisitorSession } from '../../src/chat/workflows/open-visitor-session.ts'
import { startVisitorConversation } from '../../src/chat/workflows/start-visitor-conversation.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Scene } from '../conversations/scene.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A visitor who wrote and left an address, or none; with the token that their browser keeps for the page's site. */
export function beginAway(
  house: TestHouse,
  scene: Scene,
  email?: string,
  page_url = 'https://loja.com.br/carros/7',
): Promise<{ id: ConversationId; token: string }> {
  return scene.run(async (scope) => {
    const inbox = await findInbox(scope, scene.inboxId)
    if (inbox === undefined) throw new Error('no inbox')
    const session = await openVisitorSession(house.services, scope, { inbox, inbox_key: inbox.public_key })
    const claims = await house.services.visitorTokens.verify(session.visitor_token)
    if (claims === undefined) throw new Error('no claims')
    const { conversation } = await startVisitorConversation(
      scope,
      { claims, inbox, contact: undefined },
      {
        ...{ client_id: 'c1', text: 'Ainda tem?', offline: email !== undefined },
        pre_chat: email === undefined ? {} : { name: 'Rita', email },
        page_url,
      },
    )
    return { id: conversation.id, token: session.visitor_token }
  })
}

export function answerTo(scene: Scene, conversationId: ConversationId, body: string) {
  return scene.run((scope) =>
    sendMessage(scope, {
      ...{ conversationId, clientId: newId<string>(), kind: 'text', direction: 'out', body },
      author: { kind: 'member', id: newId<string>(), name: 'Ana' },
    }),
  )
}

export async function setInbox(scene: Scene, settings: object): Promise<void> {
  await scene.run((scope) =>
    scope.db
      .updateTable('inboxes')
      .set({ settings: JSON.stringify(InboxSettings.parse(settings)) })
      .where('tenant_id', '=', scope.tenant.id)
      .execute(),
  )
}

/** What the mailbox of development has for an address by now. */
export async function mailsInBox(house: TestHouse, email: string) {
  const { items } = await house.services.mailbox.list({ limit: 100 })
  return items.filter((mail) => mail.to.includes(email))
}
