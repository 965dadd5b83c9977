import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { subscribe } from '../../../server/test/executions/build-advised.ts'
import { answerExecutions, type Board, emptyBoard } from './support/answer-executions.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { EXECUTION, execution } from './support/executions-sample.ts'
import { openCompany, openForAna } from './support/open-company.ts'
import { violationsInBoth } from './support/violations.ts'

const SLUG = 'padaria-sol'
const PHONE_PX = 390
let console: ConsoleHouse
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
  await openCompany(console, { slug: SLUG, company: 'Padaria Sol' })
  const tenant = await console.house.services.tenants.find({ slug: SLUG })
  if (tenant === undefined) throw new Error('no such company')
  await subscribe(console.house, tenant, 'consultor_free')
})
afterEach(async () => {
  await console.sendHome()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('a question is asked, its figures are confirmed and corrected, and the report is exact and leaves as a file', async () => {
  const page = await openForAna(console, console.at('/', SLUG))
  await page.goto(console.at('/consultor', SLUG))
  await page.getByRole('link', { name: /^(Fazer uma|Nova) pergunta$/ }).click()
  await page.getByLabel('O problema, com os seus números').fill(PROBLEM)
  const reading = page.getByRole('complementary', { name: 'O que entendi até aqui' })
  await reading.getByText('R$ 96.000').waitFor()
  // What is typed into a field beside the question stands in the table, which the run stops for.
  await page.getByRole('group', { name: 'Para uma resposta mais exata' }).getByRole('textbox').first().fill('10')
  await page.getByRole('button', { name: 'Levar ao conselho' }).click()
  await page.getByRole('heading', { name: 'Foi isto que entendi' }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  const table = page.getByRole('table', { name: 'Os números' })
  await table.getByRole('textbox', { name: 'Valor de Aluguel' }).fill('8.200,50')
  await page.getByRole('button', { name: 'Está certo, pode analisar' }).click()
  const report = page.getByRole('tabpanel', { name: 'Relatório' })
  await report
    .getByRole('button', { name: /de onde vem$/ })
    .first()
    .waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  // The corrected value is in the table that the report rests on, to the centavo.
  await page.getByRole('tab', { name: /O que entendi/ }).click()
  await expect.poll(() => page.getByRole('textbox', { name: 'Valor de Aluguel' }).inputValue()).toBe('8.200,50')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Baixar' }).click()
  await page.getByRole('menuitem', { name: 'Dados (JSON)' }).click()
  const file = await readFile(await (await coming).path(), 'utf8')
  expect(JSON.parse(file)).toBeTypeOf('object')
  expect(file).toMatch(/8200\.5\b/)
  await page.goto(console.at('/consultor', SLUG))
  await page.getByRole('list', { name: 'Consultor' }).getByText('Pronta').waitFor()
})

test('at the limit there is an offer, a broken line is taken up behind its last word, and weights change who leads', async () => {
  const board = emptyBoard()
  const page = await openWith(board, '/consultor/nova?exemplo=1')
  board.isFull = true
  const send = page.getByRole('button', { name: 'Levar ao conselho' })
  await page.getByText('Vale a pena mudar o preço?').waitFor()
  await send.click()
  await page.getByText('Você usou 10 de 10.').waitFor()
  expect(await page.getByRole('link', { name: 'Ver os planos' }).getAttribute('href')).toBe('/configuracoes/plano')
  expect(await violationsInBoth(page)).toEqual([])

  board.isFull = false
  board.breaksAfter = 5
  await send.click()
  await page
    .getByText('A linha caiu e voltou.')
    .or(page.getByRole('tabpanel', { name: 'Relatório' }))
    .first()
    .waitFor()
  await page.getByRole('tab', { name: 'Conselho' }).click()
  await page.getByText('1 discordância').waitFor()
  await page.getByText('Do contra, por dever').waitFor()
  // Each word once, although the line broke between them.
  expect(await page.getByRole('log').getByText('Metade da venda é pão francês').count()).toBe(1)
  expect(await violationsInBoth(page)).toEqual([])

  await page.getByRole('tab', { name: 'Decisão' }).click()
  const first = page.getByRole('table', { name: 'Matriz de decisão' }).getByRole('rowheader').first()
  expect(await first.textContent()).toContain('Reajustar preços')
  const weight = page.getByRole('slider', { name: 'facilidade de voltar atrás' })
  for (const name of ['efeito no resultado', 'rapidez', 'facilidade de executar', 'folga de caixa'])
    await page.getByRole('slider', { name }).press('Home')
  await weight.press('End')
  await expect.poll(() => first.textContent()).toContain('Cortar desperdício')
  await page.getByText('Muda a escolha do conselho').waitFor()
  expect(await violationsInBoth(page)).toEqual([])
})

test('a number says where it comes from, two runs stand side by side, and every part fits a phone', async () => {
  const board = { ...emptyBoard(), executions: [execution()] }
  const page = await openWith(board, `/consultor/${EXECUTION}`)
  await page.getByRole('button', { name: 'R$ 34.200/mês: de onde vem' }).first().click()
  const origin = page.getByRole('dialog', { name: 'De onde vem R$ 34.200/mês' })
  await origin.getByText('aluguel + folha').waitFor()
  await origin.getByText('R$ 27 mil').waitFor()
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: PHONE_PX, height: 900 })
  for (const part of ['Relatório', 'Decisão', 'Cenários', 'Plano', 'O que entendi', 'Conselho', 'Ata']) {
    await page.getByRole('tab', { name: part }).click()
    await page.getByRole('tabpanel').locator('h2, li, p').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), part).toBeLessThanOrEqual(PHONE_PX)
  }
  await page.goto(console.at(`/consultor/comparar?a=${EXECUTION}&b=${EXECUTION}`, SLUG))
  await page.getByRole('heading', { name: 'Duas análises, lado a lado' }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.goto(console.at('/configuracoes/consultor', SLUG))
  await page.getByText('Modelo próprio').waitFor()
  expect(await violationsInBoth(page)).toEqual([])
})

const PROBLEM =
  'Tenho uma padaria. Faturamos R$ 96 mil por mês, com ticket médio de R$ 15. O aluguel é R$ 7.200 por mês e a folha R$ 27 mil por mês. Os insumos custam 44% da venda. Vale a pena reajustar os preços em 8%?'

async function openWith(board: Board, path: string): Promise<Page> {
  const page = await openForAna(console, console.at('/', SLUG))
  await answerExecutions(page.context(), board)
  await page.goto(console.at(path, SLUG))
  return page
}
