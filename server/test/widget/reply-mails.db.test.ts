import { InboxSettings } from '@recado/contracts/inboxes'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { markDelivered, sendMessage } from '../../src/modules/conversations/index.ts'
import { findInbox } from '../../src/modules/inboxes/index.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { openVisitorSession } from '../../src/workflows/open-visitor-session.ts'
import { startVisitorConversation } from '../../src/workflows/start-visitor-conversation.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const clock = advancingClock('2026-05-04T12:00:00Z')
let house: TestHouse
let scene: Scene

beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await buildScene(house)
  await scene.run((scope) =>
    scope.db
      .updateTable('inboxes')
      .set({ settings: JSON.stringify(InboxSettings.parse({ allowed_origins: ['https://loja.com.br'] })) })
      .where('tenant_id', '=', scope.tenant.id)
      .execute(),
  )
})

/** A visitor who left an address, or none. */
async function begin(email?: string) {
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
        page_url: 'https://loja.com.br/carros/7',
      },
    )
    return conversation.id
  })
}

const answer = (conversationId: Awaited<ReturnType<typeof begin>>, body: string) =>
  scene.run((scope) =>
    sendMessage(scope, {
      ...{ conversationId, clientId: newId<string>(), kind: 'text', direction: 'out', body },
      author: { kind: 'member', id: newId<string>(), name: 'Ana' },
    }),
  )

async function mailsTo(email: string) {
  await house.drain()
  const { items } = await house.services.mailbox.list({ limit: 100 })
  return items.filter((mail) => mail.to.includes(email))
}

test('whoever is away gets the answers by e-mail, once, with the way back to their page', async () => {
  const id = await begin('rita-1@exemplo.com.br')
  await answer(id, 'Tem sim!')
  expect(await mailsTo('rita-1@exemplo.com.br')).toEqual([])
  clock.advance(60_000)
  await answer(id, 'Quer agendar?')
  clock.advance(90_000)
  // The first answer’s turn: there is a newer one.
  expect(await mailsTo('rita-1@exemplo.com.br')).toEqual([])
  clock.advance(60_000)
  const [mail, ...more] = await mailsTo('rita-1@exemplo.com.br')
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Ana respondeu a sua mensagem')
  for (const part of ['Olá, Rita!', 'Tem sim!', 'Quer agendar?', 'https://loja.com.br/carros/7']) {
    expect(mail?.text).toContain(part)
  }
  clock.advance(600_000)
  expect(await mailsTo('rita-1@exemplo.com.br')).toHaveLength(1)
})

test('who has the answer on their screen, left no address, or gets a note instead, is sent nothing', async () => {
  const [here, nobody, noted] = [
    await begin('rita-2@exemplo.com.br'),
    await begin(),
    await begin('rita-3@exemplo.com.br'),
  ]
  await answer(here, 'Tem sim!')
  await answer(nobody, 'Tem sim!')
  await scene.post(noted, { kind: 'note', direction: 'internal', author: { kind: 'member', id: newId(), name: 'Ana' } })
  await scene.run((scope) => markDelivered(scope, { conversationId: here, by: 'contact', seq: 2 }))
  clock.advance(180_000)
  expect(await mailsTo('rita-2@exemplo.com.br')).toEqual([])
  expect(await mailsTo('rita-3@exemplo.com.br')).toEqual([])
})
