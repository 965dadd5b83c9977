import type { ConversationId, InboxId, LabelId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import type { SystemRole } from '@recado/contracts/permissions'
import type { Page } from 'playwright-core'
import { type NewMessage, postMessage, startConversation } from '../../../../server/src/chat/conversations/index.ts'
import { createInbox } from '../../../../server/src/chat/inboxes/index.ts'
import type { Tenant } from '../../../../server/src/tenancy/tenant.ts'
import type { ScopeSource } from '../../../../server/src/tenancy/tenant-scope.ts'
import { buildSubscriber } from '../../../../server/test/billing/build-subscriber.ts'
import { buildContact, buildLabel, newMessage } from '../../../../server/test/conversations/scene.ts'
import { buildPerson, PASSWORD, type Person } from './build-person.ts'
import type { ConsoleHouse, NewPage } from './console-house.ts'
import { giveSession } from './give-session.ts'

/** A company with an inbox, its people, and customers who write. */
export interface InboxScene {
  tenant: Tenant
  inboxId: InboxId
  /** As the tag in a site's pages names the inbox. */
  publicKey: string
  labelId: LabelId
  /** Somebody who can sign in with the page's own form. */
  person(name: string, role: SystemRole): Promise<Person>
  /** A customer's first message starts a conversation. */
  customer(name: string, words: string): Promise<ConversationId>
  says(id: ConversationId, words: string, message?: Partial<NewMessage>): Promise<void>
  address(folder: string, id?: ConversationId): string
  /** A page on which the person is signed in and the inbox open. */
  openInbox(person: Person, folder?: string, options?: NewPage): Promise<Page>
}

export async function buildInboxScene(console: ConsoleHouse): Promise<InboxScene> {
  const { house } = console
  const { tenant } = await buildSubscriber(house, ['chat_enterprise'])
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'test' } }
  const { id: inboxId, public_key: publicKey } = await house.services.withTenant(source, (scope) =>
    createInbox(scope, { name: 'Site', channel: 'widget' }),
  )
  const labelId = await house.services.withTenant(source, (scope) => buildLabel(scope, 'Financiamento'))
  const says: InboxScene['says'] = async (id, words, message = {}) => {
    await postMessage(house.services, source, newMessage(id, { body: words, ...message }))
  }
  const address: InboxScene['address'] = (folder, id) =>
    console.at(`/caixa/${folder}${id === undefined ? '' : `/${encodeId('cnv', id)}`}`, tenant.slug)
  return {
    ...{ tenant, inboxId, publicKey, labelId, says, address },
    person: (name, role) => buildPerson(house, tenant, name, role),
    customer: async (name, words) => {
      const id = await house.services.withTenant(source, async (scope) => {
        const contactId = await buildContact(scope, name)
        return (await startConversation(scope, { inboxId, contactId })).id
      })
      await says(id, words, { author: { kind: 'contact', id: null, name } })
      return id
    },
    openInbox: async (person, folder = 'todas', options = {}) => {
      const page = await console.newPage(options)
      await giveSession(house, page.context(), address(folder), { email: person.email, password: PASSWORD })
      await page.goto(address(folder))
      await page.getByRole('heading', { name: /^Caixa/ }).waitFor()
      return page
    },
  }
}
