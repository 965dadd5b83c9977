import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { BARE } from './support/fill-shop.ts'
import { openShopHouse, type ShopHouse } from './support/shop-house.ts'

let shop: ShopHouse
beforeAll(async () => {
  shop = await openShopHouse()
})
afterEach(() => {
  expect(shop.complaints.splice(0)).toEqual([])
})
afterAll(() => shop?.close())

test('plain words, an address that is none, a car that is sold, a line that is cut: each says so and goes on', async () => {
  const page = await shop.newPage({ width: 390, touch: true })
  await page.goto(shop.at('/carros'))
  await page.getByRole('searchbox').fill('SUV automático até 95 mil')
  await page.keyboard.press('Enter')
  await page.waitForURL(/busca=/)
  await page.getByText('Entendi:').waitFor()
  await page.getByRole('article').first().waitFor()

  await page.context().setOffline(true)
  await page.getByText('Você está sem internet').waitFor()
  await page.getByRole('button', { name: /menos rodado/i }).click()
  await page.getByRole('alert').getByText('Sem internet').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Tentar de novo' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })

  const missing = await page.goto(shop.at('/carros/nada-disso'))
  expect(missing?.status()).toBe(404)
  await page.getByRole('heading', { name: 'Esta página não existe' }).waitFor()
  const civic = shop.cars[4] ?? ''
  const before = await page.goto(shop.at(`/carros/${civic}`))
  expect([before?.status(), page.url()]).toEqual([200, expect.stringMatching(/\/carros\/[a-z0-9-]+-car_/)])
  await shop.ask('PUT', `cars/${civic}/status`, { status: 'sold' })
  const sold = await page.goto(page.url())
  expect(sold?.status()).toBe(410)
  await page.getByRole('heading', { name: 'Este carro já não está à venda' }).waitFor()
  expect(await page.getByRole('article').count()).toBeGreaterThan(0)
})

test('what search engines and messengers ask for: robots, the map of all cars, a picture', async () => {
  const page = await shop.newPage()
  await page.goto(shop.at('/carros'))
  const get = (path: string) =>
    page.evaluate(async (asked) => {
      const answer = await fetch(asked)
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
    }, path)
  const robots = await get('/robots.txt')
  const [, map = ''] = /^Sitemap: (.+)$/m.exec(robots.text) ?? []
  expect(new URL(map).pathname).toBe('/carros/mapa.xml')
  expect((await get('/carros/mapa.xml')).text).toContain(`-${shop.cars[0]}</loc>`)
  expect(await get(`/carros/cartao/${shop.cars[0]}.jpg`)).toMatchObject({ status: 200, type: 'image/jpeg' })
  expect(await get(`/carros/cartao/${shop.cars[BARE]}.jpg`)).toMatchObject({ status: 404 })
  // A host that nobody has sells nothing.
  const nobody = await page.goto(shop.at('/carros').replace(/\/\/[^.]+\./, '//ninguem.'))
  expect(nobody?.status()).toBe(404)
  await page.getByRole('heading', { name: 'Não há nenhuma loja neste endereço' }).waitFor()
})
