import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTenant } from '../../../server/test/support/factories.ts'
import { openWidgetHouse, type WidgetHouse } from './support/widget-house.ts'

let widget: WidgetHouse
let foreign: string[]
beforeAll(async () => {
  widget = await openWidgetHouse()
  foreign = ['Recado', (await buildTenant(widget.house)).name]
})
afterAll(() => widget?.close())

test('a visitor reads nobody’s name but the company’s: launcher, panel, conversation, closed hours', async () => {
  const { page, context } = await widget.visit()
  const launcher = page.getByRole('button', { name: /^Abrir conversa/ })
  await launcher.waitFor()
  expect(await foreignNames(page)).toEqual([])
  await launcher.click()
  await page.getByLabel('Mensagem', { exact: true }).fill('Bom dia')
  expect(await foreignNames(page)).toEqual([])
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByRole('log').getByText('Entregue').waitFor({ state: 'attached' })
  const [id = ''] = await widget.conversations()
  await widget.answer(id, 'Bom dia, em que posso ajudar?')
  await page.getByRole('log').getByText('Bom dia, em que posso ajudar?').waitFor()
  expect(await foreignNames(page)).toEqual([])
  await context.setOffline(true)
  await page.getByText('Sem conexão.').waitFor()
  expect(await foreignNames(page)).toEqual([])
  await context.close()
})

test('a name that is there is found', async () => {
  const { page, context } = await widget.visit()
  await page.getByRole('button', { name: /^Abrir conversa/ }).waitFor()
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('*')) element.shadowRoot?.append('feito com Recado')
  })
  expect(await foreignNames(page)).toEqual(['Recado'])
  await context.close()
})

/** Foreign names in what the widget shows, attributes included; the page around it is somebody else's. */
async function foreignNames(page: Page): Promise<string[]> {
  const html = await page.evaluate(() =>
    [...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.innerHTML ?? '').join(''),
  )
  expect(html).not.toBe('')
  return foreign.filter((name) => html.includes(name))
}
