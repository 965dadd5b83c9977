import { encodeId } from '@recado/contracts/ids'
import type { PERMISSIONS } from '@recado/contracts/permissions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConversation } from '../../src/chat/conversations/index.ts'
import { createRole } from '../../src/core/workflows/save-role.ts'
import { NO_ORIGIN } from '../../src/tenancy/tenant-scope.ts'
import { buildContact } from '../conversations/scene.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildWidgetScene, type WidgetScene } from '../widget/scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const MAY: (typeof PERMISSIONS)[number][] = [
  'contacts.read',
  'contacts.write',
  'conversations.read',
  'conversations.write',
]

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  let scene: WidgetScene
  let agent: SignedIn
  let other: SignedIn
  beforeAll(async () => {
    scene = await buildWidgetScene(house, placement)
    const principal = await house.services.authenticator.authenticate(scene.owner.token)
    if (principal?.actor.kind !== 'member') throw new Error('the owner is not signed in')
    const role = await house.services.withTenant(
      { tenant: scene.tenant, actor: principal.actor, origin: NO_ORIGIN },
      (scope) => createRole(scope, { name: 'Vê o seu', permissions: MAY, visibility: 'own' }),
    )
    agent = await buildMember(house, scene.tenant, role.key)
    other = await buildMember(house, scene.tenant, role.key)
  })

  /** A contact with a conversation of a member, or of nobody. */
  const contactOf = (member: SignedIn | null) =>
    scene.run(async (scope) => {
      const contactId = await buildContact(scope, 'Cliente')
      const { id } = await startConversation(scope, { inboxId: scene.inboxId, contactId })
      await scope.db
        .updateTable('conversations')
        .set({ assignee_id: member?.memberId ?? null })
        .where('tenant_id', '=', scope.tenant.id)
        .where('id', '=', id)
        .execute()
      return { contact: encodeId('ctc', contactId), conversation: encodeId('cnv', id) }
    })
  const ask = (method: 'POST' | 'PATCH', path: string, body: object, person = agent) =>
    send<{ code: string }>(house, method, `/api/v1/contacts/${path}`, { headers: person.headers, body })

  test('whoever visits the company herself does not read a hidden conversation by merging its contact into her own', async () => {
    const hidden = await contactOf(other)
    await scene.run((scope) =>
      scope.db
        .updateTable('conversations')
        .set({ last_message_preview: 'segredo' })
        .where('tenant_id', '=', scope.tenant.id)
        .execute(),
    )
    // The agent opens the company's widget and writes; her colleague gives her that conversation.
    const own = await scene.visit('Oi')
    await scene.run((scope) =>
      scope.db
        .updateTable('conversations')
        .set({ assignee_id: agent.memberId })
        .where('tenant_id', '=', scope.tenant.id)
        .where('assignee_id', 'is', null)
        .execute(),
    )
    for (const [from, into] of [
      [hidden.contact, own.contact],
      [own.contact, hidden.contact],
    ] as const) {
      const answer = await ask('POST', `${from}/merge`, { into })
      expect([answer.status, answer.body.code]).toEqual([403, 'contact_out_of_sight'])
    }
    expect(JSON.stringify((await scene.call('GET', 'conversations', own.token)).body)).not.toContain(
      hidden.conversation,
    )
  })

  test('what she sees whole she may merge, and who sees everything may merge anything', async () => {
    const [one, two, hidden] = [await contactOf(agent), await contactOf(agent), await contactOf(null)]
    expect((await ask('POST', `${one.contact}/merge`, { into: two.contact })).status).toBe(200)
    expect((await ask('POST', `${hidden.contact}/merge`, { into: two.contact })).status).toBe(403)
    expect((await ask('POST', `${hidden.contact}/merge`, { into: two.contact }, scene.owner)).status).toBe(200)
  })

  test('a conversation hidden behind an earlier merge counts, too', async () => {
    const [one, two, mine] = [await contactOf(other), await contactOf(other), await contactOf(agent)]
    expect((await ask('POST', `${one.contact}/merge`, { into: two.contact }, scene.owner)).status).toBe(200)
    expect((await ask('POST', `${one.contact}/merge`, { into: mine.contact })).status).toBe(403)
  })

  test('answers of a hidden conversation are not led to an address of hers', async () => {
    const hidden = await contactOf(other)
    for (const change of [{ email: 'minha@exemplo.com.br' }, { phone: '11 98888-7777' }]) {
      const answer = await ask('PATCH', hidden.contact, change)
      expect([answer.status, answer.body.code]).toEqual([403, 'contact_out_of_sight'])
    }
    expect((await ask('PATCH', hidden.contact, { notes: 'ligou hoje' })).status).toBe(200)
    const own = await contactOf(agent)
    expect((await ask('PATCH', own.contact, { email: 'cliente@exemplo.com.br' })).status).toBe(200)
  })
})
