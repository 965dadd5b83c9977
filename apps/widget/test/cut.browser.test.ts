import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWidgetHouse, type WidgetHouse } from './support/widget-house.ts'

let widget: WidgetHouse
beforeAll(async () => {
  widget = await openWidgetHouse()
})
beforeEach(() => widget.startServer())
afterEach(() => {
  expect(widget.complaints.splice(0)).toEqual([])
})
afterAll(() => widget?.close())

const BANNER = 'Sem conexão. Suas mensagens saem quando voltar.'
const log = (page: Page) => page.getByRole('log')
const open = (page: Page) => page.getByRole('button', { name: /^Abrir conversa/ }).click()
async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Mensagem', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await log(page).getByText(text, { exact: true }).waitFor()
}
async function begin() {
  const visit = await widget.visit()
  await open(visit.page)
  await say(visit.page, 'Bom dia')
  await log(visit.page).getByText('Entregue').waitFor({ state: 'attached' })
  const [id = ''] = await widget.conversations()
  return { ...visit, id }
}
async function saidIn(id: string): Promise<string[]> {
  const { items } = await widget.ask('GET', `conversations/${id}/messages`)
  return (items as { body: string; kind: string }[]).filter(({ kind }) => kind === 'text').map(({ body }) => body)
}
const shown = (page: Page) => page.locator('.row .bubble').allTextContents()

test('three messages written without a network arrive once and in order, and what was missed comes', async () => {
  const { page, context, id } = await begin()
  await context.setOffline(true)
  await page.getByText(BANNER).waitFor()
  await say(page, 'um')
  await say(page, 'dois')
  await say(page, 'três')
  await log(page).getByText('Aguardando conexão').first().waitFor({ state: 'attached' })
  await widget.answer(id, 'Você ainda está aí?')
  await context.setOffline(false)
  await expect.poll(() => saidIn(id)).toEqual(['Bom dia', 'Você ainda está aí?', 'um', 'dois', 'três'])
  await log(page).getByText('Você ainda está aí?').waitFor()
  await page.getByText(BANNER).waitFor({ state: 'detached' })
  await expect.poll(() => shown(page)).toEqual(['Bom dia', 'Você ainda está aí?', 'um', 'dois', 'três'])
  await context.close()
})

test('a server that restarts loses nothing and doubles nothing', async () => {
  const { page, context, id } = await begin()
  await widget.stopServer()
  await page.getByText(BANNER).waitFor()
  await say(page, 'um')
  await say(page, 'dois')
  await say(page, 'três')
  await widget.answer(id, 'Reiniciamos')
  await widget.startServer()
  await expect.poll(() => saidIn(id)).toEqual(['Bom dia', 'Reiniciamos', 'um', 'dois', 'três'])
  await expect.poll(() => shown(page)).toEqual(['Bom dia', 'Reiniciamos', 'um', 'dois', 'três'])
  await widget.answer(id, 'E ao vivo de novo')
  await log(page).getByText('E ao vivo de novo').waitFor()
  await context.close()
})

test('what waits when the page is left is sent by the next page, and by one tab of several', async () => {
  const { page, context, id } = await begin()
  await page.route('**/api/v1/widget/conversations/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await say(page, 'antes')
  await say(page, 'depois')
  await page.close()
  const [first, second] = [await context.newPage(), await context.newPage()]
  await Promise.all([first.goto(widget.site), second.goto(widget.site)])
  await expect.poll(() => saidIn(id)).toEqual(['Bom dia', 'antes', 'depois'])
  await open(first)
  await expect.poll(() => shown(first)).toEqual(['Bom dia', 'antes', 'depois'])
  await open(second)
  await say(first, 'de uma aba')
  await log(second).getByText('de uma aba').waitFor()
  await expect.poll(() => shown(second)).toEqual(['Bom dia', 'antes', 'depois', 'de uma aba'])
  await context.close()
})

test('what is written stands there before anybody has answered', async () => {
  const { page, context, id } = await begin()
  const { promise: gate, resolve: letThrough } = Promise.withResolvers<void>()
  await page.route('**/api/v1/widget/conversations/**', async (route) => {
    await gate
    await route.continue()
  })
  await say(page, 'um')
  await say(page, 'dois')
  expect(await saidIn(id)).toEqual(['Bom dia'])
  letThrough()
  await expect.poll(() => saidIn(id)).toEqual(['Bom dia', 'um', 'dois'])
  await expect.poll(() => shown(page)).toEqual(['Bom dia', 'um', 'dois'])
  await context.close()
})
