import type { ConversationId } from '@recado/contracts/ids'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createCalendar } from '../../../server/src/chat/calendars/index.ts'
import { assignConversation } from '../../../server/src/chat/conversations/index.ts'
import { resolveConversation } from '../../../server/src/chat/workflows/resolve-conversation.ts'
import { newId } from '../../../server/src/platform/ids.ts'
import { buildWidget } from '../../widget/test/support/build-widget.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { goWithin } from './support/go-within.ts'
import { buildInboxScene, type InboxScene } from './support/inbox-scene.ts'
import { openCompany, openHome } from './support/open-company.ts'
import { violationsInBoth } from './support/violations.ts'

let console: ConsoleHouse
beforeAll(async () => {
  await buildWidget()
  console = await openConsoleHouse({ live: true })
})
afterEach(async () => {
  await console.sendHome()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('a new company puts up its chat, writes as a customer, and has the message in its inbox at once', async () => {
  await openCompany(console, { slug: 'padaria-sol', company: 'Padaria Sol' })
  const page = await openHome(console, console.at('/', 'padaria-sol'))
  await page.getByRole('button', { name: 'Criar o chat do site' }).click()
  await page.getByText('data-inbox=').waitFor()
  await page.getByText('Ainda não vimos o chat em nenhum site.').waitFor()
  expect(await violationsInBoth(page)).toEqual([])

  await page.goto(console.at('/caixa', 'padaria-sol'))
  const tab = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Abrir o chat de teste' }).click()
  const chat = await tab
  await chat.getByRole('heading', { name: 'Escreva como se fosse um cliente' }).waitFor()
  await chat.getByLabel('Mensagem', { exact: true }).fill('Ainda tem pão de queijo?')
  await chat.getByLabel('Mensagem', { exact: true }).press('Enter')
  // Nobody reloads the inbox.
  await page.getByText('Ainda tem pão de queijo?').first().waitFor()

  // The page is for who is signed in.
  const stranger = await console.newPage()
  await stranger.goto(chat.url())
  await stranger.getByRole('heading', { name: 'Entrar' }).waitFor()
})

test('home says who waits, how it went and what customers said, and each plot is a table and a file too', async () => {
  const scene = await buildInboxScene(console)
  const owner = await scene.person('Ana Souza', 'owner')
  const late = await scene.customer('Maria Lima', 'Bom dia, ainda tem o carro?')
  await scene.customer('João Reis', 'Qual o valor?')
  const done = await scene.customer('Rita Alves', 'Fecham que horas?')
  await scene.says(done, 'Às 18 h.', {
    direction: 'out',
    author: { kind: 'member', id: owner.memberId, name: 'Ana Souza' },
  })
  await tell(scene, { late, done })

  const page = await scene.openInbox(owner)
  await goWithin(page, console.at('/', scene.tenant.slug))
  const sentence = page.getByRole('link', { name: /^1 cliente espera há mais de 1 h/ })
  await sentence.getByText('De 2 que esperam ao todo').waitFor()
  await page.getByText('3 a mais', { exact: false }).or(page.getByText('Sem comparação')).first().waitFor()
  await page.getByText('5,0 de 5').waitFor()
  const words = page.getByRole('region', { name: 'O que os clientes disseram' })
  await words.getByRole('img', { name: '5 estrelas de 5' }).waitFor()

  // In business hours at first; by the clock when told to, in the tables too, and still so when the page is loaded anew.
  const answered = page.getByRole('definition').filter({ hasText: '20 min' })
  await answered.first().waitFor()
  await page.getByRole('radio', { name: 'Tempo corrido' }).click()
  await answered.first().waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('definition').filter({ hasText: '14 h' }).first().waitFor()
  const people = page.getByRole('region', { name: 'Por pessoa', exact: true })
  await people.getByText('Ana Souza').waitFor()
  await page.getByRole('button', { name: 'Por pessoa em tabela' }).click()
  await page
    .getByRole('table', { name: 'Por pessoa' })
    .getByRole('row', { name: /Ana Souza.*14 h/ })
    .waitFor()
  await page.getByRole('radio', { name: 'Em horário de atendimento' }).click()
  await page
    .getByRole('table', { name: 'Por pessoa' })
    .getByRole('row', { name: /Ana Souza.*20 min/ })
    .waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Baixar Por pessoa em CSV' }).click()
  expect((await download).suggestedFilename()).toBe('por-pessoa-7d.csv')
  expect(await violationsInBoth(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await words.getByRole('link', { name: /Muito atenciosos/ }).click()
  await page.getByText('Fecham que horas?').last().waitFor()

  // Whoever sees no figures is told who waits of those that they see.
  const bia = await scene.person('Bia Reis', 'agent')
  const source = { tenant: scene.tenant, actor: { kind: 'system' as const, name: 'test' } }
  await console.house.services.withTenant(source, (scope) => assignConversation(scope, late, bia.memberId))
  const hers = await scene.openInbox(bia)
  await goWithin(hers, console.at('/', scene.tenant.slug))
  await hers.getByRole('link', { name: /^1 cliente espera há mais de 1 h/ }).waitFor()
  expect(await hers.getByRole('region', { name: 'Por pessoa', exact: true }).count()).toBe(0)
})

const NEVER_OPEN = {
  ...{ name: 'Loja', hours: [], holidays: [], closed_message: '' },
  ...{ national_holidays: false, optional_holidays: false },
}

/** One waits since two hours; another was answered overnight, resolved and rated. */
async function tell(scene: InboxScene, { late, done }: { late: ConversationId; done: ConversationId }): Promise<void> {
  const source = { tenant: scene.tenant, actor: { kind: 'system' as const, name: 'test' } }
  await console.house.services.withTenant(source, async (scope) => {
    const now = scope.clock.now()
    await resolveConversation(scope, done)
    const calendar = await createCalendar(scope, NEVER_OPEN)
    await scope.db
      .updateTable('inboxes')
      .set({ calendar_id: calendar.id })
      .where('tenant_id', '=', scope.tenant.id)
      .where('id', '=', scene.inboxId)
      .execute()
    await scope.db
      .updateTable('conversation_facts')
      .set({ seconds: 14 * 3_600, business_seconds: 20 * 60 })
      .where('tenant_id', '=', scope.tenant.id)
      .where('kind', '=', 'answered')
      .execute()
    const of = await scope.db
      .updateTable('conversations')
      .set({ waiting_since: new Date(now.getTime() - 7_200_000) })
      .where('tenant_id', '=', scope.tenant.id)
      .where('id', '=', late)
      .returning(['contact_id'])
      .executeTakeFirstOrThrow()
    await scope.db
      .insertInto('ratings')
      .values({
        ...{ tenant_id: scope.tenant.id, id: newId(), conversation_id: done, contact_id: of.contact_id },
        ...{ inbox_id: scene.inboxId, assignee_id: null, stars: 5, comment: 'Muito atenciosos' },
        ...{ created_at: now, updated_at: now },
      })
      .execute()
  })
}
