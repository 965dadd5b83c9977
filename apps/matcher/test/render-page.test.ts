import type { PageView } from '@recado/contracts/car-pages'
import { expect, test } from 'vitest'
import { renderPage } from '../src/document/render-page.tsx'
import { BRAND, buildCar, buildConfig, buildDetail, CAR_ID, CONTEXT, QUESTIONNAIRE } from './support/shop-fixture.ts'

const shared = { locale: 'pt-BR' as const, brand: BRAND, config: buildConfig() }
const stock = (change: object = {}): PageView => ({
  ...{ ...shared, kind: 'stock', filters: {}, cars: [buildCar()], next: null, is_first: true },
  ...change,
})
const carPage = (change: object = {}): PageView => ({ ...shared, kind: 'car', car: buildDetail(change) })
const render = (page: PageView) => renderPage(page, CONTEXT)

/** What search engines read beside the page. */
function structured(html: string): Record<string, unknown>[] {
  const found = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)
  return [...found].map(([, json = '']) => JSON.parse(json))
}

test('a car’s page has its head: title, canonical address, preview and the car with its offer', () => {
  const html = render(carPage())
  const address = `https://robustcar.exemplo/carros/chevrolet-cruze-2022-${CAR_ID}`
  expect(html).toContain(
    '<title>Chevrolet Cruze LTZ 1.4 Turbo 2021/2022 por R$\u00a088.900 na RobustCar São Paulo</title>',
  )
  expect(html).toContain(`<link rel="canonical" href="${address}">`)
  expect(html).toContain(`<meta property="og:url" content="${address}">`)
  expect(html).toContain(`<meta property="og:image" content="https://robustcar.exemplo/carros/cartao/${CAR_ID}.jpg">`)
  expect(html).not.toContain('noindex')
  const [car, crumbs] = structured(html)
  expect(car).toMatchObject({
    ...{ '@type': 'Car', url: address, vehicleModelDate: '2022', bodyType: 'Sedan', fuelType: 'flex' },
    brand: { '@type': 'Brand', name: 'Chevrolet' },
    mileageFromOdometer: { value: 53_538, unitCode: 'KMT' },
    itemCondition: 'https://schema.org/UsedCondition',
    image: ['https://robustcar.exemplo/files/cars/shop/a.webp', 'https://robustcar.exemplo/files/cars/shop/b.webp'],
    offers: {
      ...{ '@type': 'Offer', price: '88900.00', priceCurrency: 'BRL', availability: 'https://schema.org/InStock' },
      seller: { '@type': 'AutoDealer', name: 'RobustCar São Paulo' },
    },
  })
  expect(crumbs).toMatchObject({ '@type': 'BreadcrumbList' })
  // What is read before any script runs.
  expect(html).toMatch(/<h1>Chevrolet Cruze LTZ 1.4 Turbo 2021\/2022<\/h1>/)
  expect(html).toContain('Único na região.')
  expect(html).toContain('https://wa.me/5511987654321?text=')
})

test('what is not known of a car is left out, of its data too', () => {
  const html = render(carPage({ attributes: {}, photos: [], photo_url: null, description: '' }))
  const [car] = structured(html)
  expect(Object.keys(car ?? {})).not.toContain('mileageFromOdometer')
  expect(JSON.stringify(car)).not.toMatch(/undefined|null/)
  expect(html).not.toContain('og:image')
  expect(html).toContain('Fotos em breve')
})

test('texts of a stock are texts: nothing of them becomes a part of the page', () => {
  const evil = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'&\u2028<!--`
  const car = buildDetail({
    ...{ title: evil, description: evil, options: [evil], whatsapp_text: evil },
    facts: [{ key: 'color', label: evil, value: evil }],
    attributes: { brand: evil, model: evil, city: evil },
    price_position: { position: 'fair', text: evil },
    similar: [buildCar({ title: evil })],
  })
  const pages: PageView[] = [
    { ...shared, kind: 'car', car },
    stock({ cars: [buildCar({ title: evil, attributes: { city: evil } })], filters: { q: evil, marca: evil } }),
    { ...shared, kind: 'compare', cars: [car, car] },
    { ...shared, kind: 'results', questionnaire: QUESTIONNAIRE, answers: {}, words: evil },
    { ...shared, config: buildConfig({ consent: { version: '1', text: evil } }), kind: 'car', car },
  ]
  for (const page of pages) {
    const html = render(page)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('\u2028<!--')
    expect(html.match(/<script/g)).toHaveLength(2 + structured(html).length)
    const [, json = ''] = /<script type="application\/json" id="page-data">(.*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(json)).toEqual(page)
  }
})

test('a colour that is none, as a brand may have been stored, styles nothing', () => {
  const bad = { ...BRAND.colours.primary, value: 'red;}body{display:none' }
  const html = render(stock({ brand: { ...BRAND, colours: { ...BRAND.colours, primary: bad } } }))
  const [, styles] = /<style[^>]*>(.*?)<\/style>/s.exec(html) ?? []
  expect(styles).toContain('--brand:#35424a;')
  expect(styles).not.toContain('red;')
})

test.each([
  ['the stock', {}, 'https://robustcar.exemplo/carros', true],
  ['one brand', { filters: { marca: 'Fiat' } }, 'https://robustcar.exemplo/carros?marca=Fiat', true],
  ['one kind', { filters: { tipo: 'suv' } }, 'https://robustcar.exemplo/carros?tipo=suv', true],
  ['two filters', { filters: { marca: 'Fiat', tipo: 'suv' } }, 'https://robustcar.exemplo/carros', false],
  ['a brand that is not sold here', { filters: { marca: 'Lada' } }, 'https://robustcar.exemplo/carros', false],
  ['a later page', { is_first: false }, 'https://robustcar.exemplo/carros', false],
  [
    'no car at all',
    { cars: [], config: buildConfig({ stock: { ...shared.config.stock, count: 0 } }) },
    'https://robustcar.exemplo/carros',
    false,
  ],
] as const)('search engines are told of %s by one address', (_name, change, canonical, isIndexed) => {
  const html = render(stock(change))
  expect(html).toContain(`<link rel="canonical" href="${canonical}">`)
  expect(html.includes('noindex')).toBe(!isIndexed)
})

test('pages of one visit are nobody’s to find', () => {
  const pages: PageView[] = [
    { ...shared, kind: 'results', questionnaire: QUESTIONNAIRE, answers: {}, words: null },
    { ...shared, kind: 'favourites' },
    { ...shared, kind: 'compare', cars: [] },
    { ...shared, kind: 'gone', cars: [] },
    { ...shared, kind: 'missing', cars: [] },
    { kind: 'closed', locale: 'pt-BR', brand: null },
  ]
  for (const page of pages) expect(render(page)).toContain('content="noindex, follow"')
})

test('without a number there is no WhatsApp anywhere', () => {
  const config = buildConfig({ shop: { ...shared.config.shop, whatsapp: null } })
  for (const page of [stock({ config }), { ...carPage(), config } as PageView]) {
    expect(render(page)).not.toContain('wa.me')
  }
})

test.each([
  ['pt-BR', 'Todos os carros'],
  ['en', 'All cars'],
  ['es', 'Todos los autos'],
] as const)('a shop speaks %s', (locale, words) => {
  const html = render(stock({ locale }))
  expect(html).toContain(`<html lang="${locale}">`)
  expect(html).toContain(words)
})

test('every script and style of the page has its nonce, and none is inline', () => {
  const html = render(carPage())
  expect(html).not.toMatch(/ style="| on[a-z]+="/)
  for (const [tag] of html.matchAll(/<(?:style|script(?! type="application))[^>]*>/g))
    expect(tag).toContain('nonce="bm9uY2U"')
})
