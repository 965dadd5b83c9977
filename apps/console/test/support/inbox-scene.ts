import { type ContactId, type ConversationId, encodeId, InboxId } from '@recado/contracts/ids'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import {
  type NewMessage,
  postMessage,
  type SentMessage,
  startConversation,
} from '../../../../server/src/modules/conversations/index.ts'
import type { Tenant } from '../../../../server/src/tenancy/tenant.ts'
import type { ScopeSource } from '../../../../server/src/tenancy/tenant-scope.ts'
import { buildContact, newMessage } from '../../../../server/test/conversations/scene.ts'
import type { ConsoleHouse } from './console-house.ts'

const PASSWORD = 'uma frase curta e boa'

/** A company with an inbox and a customer who wrote; Ana is its owner. */
export interface InboxScene {
  tenant: Tenant
  source: ScopeSource
  inboxId: InboxId
  contactId: ContactId
  conversationId: ConversationId
  protocol: string
  /** Headers of a request by Ana. */
  headers: Record<string, string>
  /** As the customer, unless told otherwise. */
  say(message: Partial<NewMessage>): Promise<SentMessage>
  /** Address of the conversation's page. */
  address(search?: string): string
  /** Ana, signed in, before the conversation. */
  open(page: Page): Promise<void>
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object): Promise<Record<string, unknown>>
}

export async function openInboxScene(
  { house, at }: ConsoleHouse,
  { slug = 'robustcar', labelRequired = false } = {},
): Promise<InboxScene> {
  const { host } = new URL(at('/'))
  const email = `ana@${slug}.com.br`
  const registered = await house.app.inject({
    method: 'POST',
    url: '/api/v1/auth/register',
    headers: { host },
    payload: { name: 'Ana Souza', email, password: PASSWORD, company_name: 'RobustCar', slug },
  })
  expect(registered.statusCode, registered.body).toBe(201)
  const tenant = await house.services.tenants.find({ slug })
  if (tenant === undefined) throw new Error('the company was not opened')
  const headers = {
    authorization: `Bearer ${registered.json<{ access_token: string }>().access_token}`,
    'x-tenant': encodeId('ten', tenant.id),
    host,
  }
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'test' } }
  const { withTenant } = house.services
  const made = await house.app.inject({
    method: 'POST',
    url: '/api/v1/inboxes',
    headers,
    payload: { name: 'Site', channel: 'widget', label_required_on_resolve: labelRequired },
  })
  expect(made.statusCode, made.body).toBe(201)
  const inboxId = InboxId.parse(made.json<{ id: string }>().id)
  const contactId = await withTenant(source, (scope) => buildContact(scope, 'Maria Lima'))
  const { id, protocol } = await withTenant(source, (scope) => startConversation(scope, { inboxId, contactId }))
  const address = (search = '') => at(`/caixa/todas/${encodeId('cnv', id)}${search}`, slug)
  return {
    ...{ tenant, source, inboxId, contactId, conversationId: id, protocol, headers, address },
    say: (message) => {
      const author = { kind: 'contact' as const, id: contactId, name: 'Maria Lima' }
      return postMessage(house.services, source, newMessage(id, { author, ...message }))
    },
    open: async (page) => {
      await page.goto(at('/entrar', slug))
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Senha', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Entrar' }).click()
      await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
      await page.goto(address())
      await page.getByRole('heading', { name: 'Maria Lima' }).first().waitFor()
    },
    call: async (method, url, payload) => {
      const answer = await house.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
      expect(answer.statusCode, answer.body).toBeLessThan(300)
      return answer.body === '' ? {} : answer.json<Record<string, unknown>>()
    },
  }
}
