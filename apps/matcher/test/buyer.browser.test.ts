import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { violationsInBoth } from '../../console/test/support/violations.ts'
import { openShopHouse, type ShopHouse } from './support/shop-house.ts'

let shop: ShopHouse
beforeAll(async () => {
  shop = await openShopHouse()
})
afterEach(() => {
  expect(shop.complaints.splice(0)).toEqual([])
})
afterAll(() => shop?.close())

test('a buyer on a phone: stock, questions, a list with reasons, a car, a lead that the shop reads in its inbox', async () => {
  const page = await shop.newPage({ width: 390, touch: true })
  const settled = () => page.locator('html[data-ready]').waitFor()
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  const seen: string[] = []
  const look = async () => {
    seen.push(...(await violationsInBoth(page)))
    expect(await fits()).toBe(true)
  }

  // The stock, by a filter too; an address of the first photo is asked for before any script.
  await page.goto(shop.at('/carros?utm_source=anuncio'))
  await settled()
  expect(await page.getByRole('article').count()).toBe(7)
  await look()
  await page.getByRole('navigation', { name: 'Tipo de carro' }).getByRole('link', { name: /SUV/i }).click()
  await page.getByRole('heading', { name: 'Carros com esses filtros' }).waitFor()
  expect(await page.getByRole('article').count()).toBe(3)

  // Questions: one picked, one skipped, then enough of them.
  await page.goto(shop.at('/carros/encontrar'))
  await settled()
  await look()
  await page.getByRole('button', { name: 'Família' }).click()
  await page.getByText('Pergunta 2 de').waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.getByRole('button', { name: 'Pular' }).click()
  await page.getByText('Pergunta 3 de').waitFor()
  await page.getByRole('link', { name: 'Já chega, ver os carros' }).click()
  await page.waitForURL(/resultado\?.*use=family/)
  await page.getByRole('article').first().waitFor()
  expect(await page.locator('.why-good').count()).toBeGreaterThan(0)
  await look()
  const titles = () => page.getByRole('article').getByRole('heading').allTextContents()
  const before = await titles()
  await page.getByRole('button', { name: /mais barato/i }).click()
  await page.getByRole('button', { name: 'Lista anterior' }).waitFor()
  expect(await titles()).not.toEqual(before)

  await page.getByRole('button', { name: 'Lista anterior' }).click()
  await expect.poll(titles).toEqual(before)

  // Two side by side.
  await page
    .getByRole('checkbox', { name: /^Comparar/ })
    .nth(0)
    .check()
  await page
    .getByRole('checkbox', { name: /^Comparar/ })
    .nth(1)
    .check()
  await page.getByRole('link', { name: 'Comparar', exact: true }).click()
  await page.getByRole('columnheader').nth(1).waitFor()
  await look()
  await page.goBack()
  await settled()

  // A car of the list, kept in mind, asked for.
  await page.getByRole('article').getByRole('heading').getByRole('link').first().click()
  await page.waitForURL(/car_[0-9a-z]{26}$/)
  await settled()
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page
    .getByRole('button', { name: /^Salvar/ })
    .first()
    .click()
  await page.getByText('1 carro salvo').waitFor({ state: 'attached' })
  await look()
  await page.getByLabel('Seu nome').fill('Joana Prado')
  await page.getByLabel('WhatsApp ou telefone').fill('12')
  await page.getByRole('checkbox', { name: /Concordo|Autorizo|contato|dados/i }).check()
  await page.getByRole('button', { name: 'Enviar' }).click()
  // What is refused is said, and what was written stays.
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('Seu nome').inputValue()).toBe('Joana Prado')
  await page.getByLabel('WhatsApp ou telefone').fill('(11) 98765-4321')
  await page.getByRole('button', { name: 'Enviar' }).click()
  await page.getByRole('heading', { name: 'Recebemos seu contato' }).waitFor()

  const { items } = await shop.ask<{ items: { id: string; contact: { name: string } }[] }>(
    'GET',
    'conversations?status=all',
  )
  expect(items.map(({ contact }) => contact.name)).toEqual(['Joana Prado'])
  const { items: thread } = await shop.ask<{ items: { body: string | null }[] }>(
    'GET',
    `conversations/${items[0]?.id}/messages`,
  )
  expect(thread.map(({ body }) => body).join('\n')).toContain(title.replace(/ \d{4}(\/\d{4})?$/, ''))

  await page.goto(shop.at('/carros/favoritos'))
  await page.getByRole('article').waitFor()
  await look()
  expect(seen).toEqual([])
})
