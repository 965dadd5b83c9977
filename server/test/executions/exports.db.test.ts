import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildAdvised } from './build-advised.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const BAKERY =
  'As vendas da padaria caíram 20%. Faturamos R$ 60 mil por mês, margem bruta de 55%, custos fixos de R$ 28 mil por mês. Devo baixar o preço?'

interface View {
  url: string
  sha256: string
  file_name: string
  content_type: string
  size_bytes: number
}

test('a report is a file in every format, the same each time, by an address that is its right, until it is forgotten', async () => {
  const company = await buildAdvised(house, 'consultor_free')
  const id = await company.put(BAKERY)
  const make = (format: string) => company.ask('POST', `/executions/${id}/export`, { format })
  expect((await make('pdf')).statusCode).toBe(409)
  await house.drain()
  const starts = { pdf: '%PDF-1.7', docx: 'PK', markdown: '# ', json: '{' }
  const read = (url: string) => house.app.inject({ method: 'GET', url })
  let link = ''
  for (const [format, start] of Object.entries(starts)) {
    const made = await make(format)
    expect(made.statusCode).toBe(201)
    const view = made.json<View>()
    link = new URL(view.url).pathname + new URL(view.url).search
    const file = await read(link)
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.subarray(0, start.length).toString('latin1')).toBe(start)
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(view.sha256)
    expect(file.headers['content-disposition']).toContain(view.file_name)
    const loaded = await company.ask('GET', `/executions/${id}/export?format=${format}`)
    expect(loaded.rawPayload.equals(file.rawPayload)).toBe(true)
    expect(loaded.headers).toMatchObject({ 'content-type': view.content_type })
  }
  const [pdf, word] = [await make('pdf'), await make('docx')].map((made) => made.json<View>().file_name)
  expect([pdf, word].every((name) => /^as-vendas-da-padaria[a-z0-9-]*\.(pdf|docx)$/.test(name ?? ''))).toBe(true)
  const book = await company.ask('GET', `/executions/${id}/export`)
  // The brand of the company and of nobody else.
  const author = Buffer.from(company.tenant.name, 'latin1').toString('latin1')
  expect(book.rawPayload.toString('latin1')).toContain(author)
  await company.ask('DELETE', `/executions/${id}`)
  await house.drain()
  expect((await read(link)).statusCode).toBe(404)
})
