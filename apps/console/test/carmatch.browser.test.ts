import { type RdStationStandIn, startRdStation } from '@recado/testing'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createInbox } from '../../../server/src/chat/inboxes/index.ts'
import { grantCars } from '../../../server/test/cars/grant-cars.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { openCompany, openForAna } from './support/open-company.ts'
import { violationsInBoth } from './support/violations.ts'

/** Names that nobody knows, so that somebody must say what they are; the last row lacks its price. */
const FILE = [
  'Automóvel;Pedida',
  'Chevrolet Onix LT 1.0 Flex;65.900',
  'Fiat Argo 1.3 Flex;58.500',
  'Ford Ka 1.0;',
].join('\n')
/** Of the plan: as many as the file brings. */
const ROOM = 2

let console: ConsoleHouse
let page: Page
let rd: RdStationStandIn
beforeAll(async () => {
  rd = await startRdStation()
  console = await openConsoleHouse({
    env: {
      ...{ RD_STATION_CLIENT_ID: rd.app.clientId, RD_STATION_CLIENT_SECRET: rd.app.clientSecret },
      ...{ RD_STATION_API_ORIGIN: rd.url, RD_STATION_ACCOUNTS_ORIGIN: rd.url },
    },
  })
  await openCompany(console, { slug: 'auto-sul', company: 'Auto Sul' })
  await grant(ROOM)
  const tenant = await findTenant()
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  await console.house.services.withTenant(source, (scope) => createInbox(scope, { name: 'Site', channel: 'widget' }))
  page = await openForAna(console, console.at('/', 'auto-sul'))
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(async () => {
  await console?.close()
  await rd?.close()
})

test('a dealer brings its stock, says what the columns are, reads the report, and finds its cars', async () => {
  await page.goto(console.at('/', 'auto-sul'))
  await page.getByRole('banner').getByRole('link', { name: 'Estoque' }).click()
  await page.getByText('Nenhum carro à venda ainda').waitFor()
  await page.getByRole('link', { name: 'Importar estoque' }).click()
  const file = { name: 'estoque.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) }
  await page.locator('input[accept*=".xlsx"]').setInputFiles(file)
  await page.getByRole('heading', { name: 'estoque.csv' }).waitFor()
  await console.house.drain()
  await page.getByRole('heading', { name: 'O que é cada coluna?' }).waitFor()
  const read = page.getByRole('button', { name: 'Ler com estas colunas' })
  expect(await read.isDisabled()).toBe(true)
  await choose('O que é Automóvel', 'Título')
  await choose('O que é Pedida', 'Preço em reais')
  expect(await violationsInBoth(page)).toEqual([])
  await read.click()
  await page.getByText('Lendo o arquivo').first().waitFor()
  await console.house.drain()
  await page.getByText('Importação pronta: 2 carros lidos.').waitFor()
  await page.getByText('Linha 4').waitFor()
  await page.getByText(/falta o preço/).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('link', { name: 'Ver o estoque' }).click()
  const list = page.getByRole('list', { name: 'Estoque' })
  await expect.poll(() => list.getByRole('listitem').count()).toBe(2)
  await page.getByText('2 de 2 carros do plano').waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByLabel('Buscar por marca, modelo, versão ou código').fill('argo')
  await expect.poll(() => list.getByRole('listitem').count()).toBe(1)
  await list.getByRole('link', { name: /Argo/ }).click()
  await page.getByRole('heading', { name: /Argo/, level: 1 }).waitFor()
})

test('a car’s price changes and stays told, it gets a photo, is sold, and is not', async () => {
  await page.getByLabel('Preço (R$)').fill('56.900')
  await page.getByRole('button', { name: 'Salvar', exact: true }).click()
  await page.getByText('Carro salvo.').first().waitFor()
  await page.getByText('menos R$ 1.600').waitFor()
  const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2563eb' } })
    .png()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: 'argo.png', mimeType: 'image/png', buffer })
  await page.getByRole('img', { name: /^Foto 1 de/ }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: /À venda/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Marcar como vendido' }).click()
  await page
    .getByText(/Argo.* foi vendido\./)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Desfazer' }).first().click()
  await page.getByRole('button', { name: /À venda/ }).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('a FIPE table is looked at, used, and each car says where its price stands', async () => {
  await page.goto(console.at('/estoque/importar', 'auto-sul'))
  await page.getByText('Nenhuma tabela ainda.', { exact: false }).waitFor()
  const buffer = Buffer.from(
    'Marca;Modelo;Ano;Valor\nFiat;Argo Drive 1.3;2020;R$ 60.000,00\nFiat;Argo;ontem;R$ 60.000,00\n',
  )
  const table = page.locator('input[accept=".csv,.txt,.tsv"]')
  await table.setInputFiles({ name: 'nada.csv', mimeType: 'text/csv', buffer: Buffer.from('nome;telefone\nAna;11\n') })
  await page.getByText('O arquivo não é um CSV com marca', { exact: false }).waitFor()
  await table.setInputFiles({ name: 'fipe.csv', mimeType: 'text/csv', buffer })
  const dialog = page.getByRole('dialog', { name: 'Conferir a tabela' })
  await dialog.getByText('o ano não é um ano').waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Usar esta tabela' }).click()
  await page.getByText('fipe.csv').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('link', { name: 'Carros', exact: true }).click()
  await page.getByRole('link', { name: /Argo/ }).click()
  await page.getByText('FIPE: sem análise').waitFor()
  const ad = page.getByRole('textbox', { name: 'Texto do anúncio' })
  await expect.poll(() => ad.inputValue()).toMatch(/^Fiat Argo[\s\S]*R\$\s56\.900/)
  expect(await violationsInBoth(page)).toEqual([])
})

test('a car beyond the plan’s room is refused with the way to more', async () => {
  await page.goto(console.at('/estoque/carros/novo', 'auto-sul'))
  await page.getByLabel('Marca', { exact: true }).fill('Volkswagen')
  await page.getByLabel('Modelo', { exact: true }).fill('Gol')
  await page.getByLabel('Preço (R$)').fill('um monte')
  await page.getByRole('button', { name: 'Colocar no estoque' }).click()
  await page.getByText('Confira este campo.').waitFor()
  await page.getByLabel('Preço (R$)').fill('42 mil')
  await page.getByRole('button', { name: 'Colocar no estoque' }).click()
  await page.getByRole('link', { name: 'Ver planos e uso' }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await grant(1)
  await page.getByRole('button', { name: 'Colocar no estoque' }).click()
  await page.getByRole('heading', { name: 'Volkswagen Gol', level: 1 }).waitFor()
})

test('a questionnaire is changed beside its preview, published, and the one before is brought back', async () => {
  await page.goto(console.at('/estoque/perguntas', 'auto-sul'))
  await page.getByText('No ar: as perguntas prontas.').waitFor()
  await page.getByRole('button', { name: /^1\. Para que/ }).click()
  await page.getByLabel('Pergunta', { exact: true }).fill('Onde o carro vai rodar mais?')
  await page.getByRole('button', { name: /^1\. Onde o carro/ }).waitFor()
  await page.getByRole('heading', { name: 'O que ele veria' }).waitFor()
  await page.getByRole('link', { name: 'Volkswagen Gol' }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await publish('Primeira')
  await page.getByText(/No ar: versão 1/).waitFor()
  await page.getByRole('tab', { name: 'O que pesa' }).click()
  await page.getByRole('slider').first().fill('4')
  expect(await violationsInBoth(page)).toEqual([])
  await publish('Mais peso')
  await page.getByText(/No ar: versão 2/).waitFor()
  await page.getByRole('button', { name: 'Mais ações' }).click()
  await page.getByRole('menuitem', { name: 'Versões' }).click()
  await page.getByRole('dialog').getByText('Primeira').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Voltar a esta' }).click()
  await page.getByText(/No ar: versão 1/).waitFor()
})

test('a lead is sold its car, and leads to its conversation', async () => {
  await page.goto(console.at('/estoque/leads', 'auto-sul'))
  await page.getByText('Nenhum lead ainda').waitFor()
  const { consent } = await visit('GET', '')
  const { items } = await visit('GET', '/cars?q=gol')
  await visit('POST', '/leads', {
    ...{ buyer_key: 'b'.repeat(32), client_id: 'act-00000001', consent_version: consent.version },
    ...{ name: 'Carla Dias', phone: '11 98765-4321', message: 'Ainda tem?', car_ids: [items[0].id] },
  })
  await page.reload()
  await page.getByRole('link', { name: 'Carla Dias' }).click()
  await page.getByText('Ainda tem?').first().waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Mudar etapa' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Vendido' }).click()
  const dialog = page.getByRole('dialog', { name: 'Venda para Carla Dias' })
  await dialog.getByLabel('Vendido por (R$)').fill('41 mil')
  await dialog.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('Volkswagen Gol · R$ 41.000').waitFor()
  await page.getByRole('link', { name: 'Resultados' }).click()
  await page.getByRole('heading', { name: 'Da visita à venda' }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.goBack()
  await page.getByRole('link', { name: 'Abrir a conversa' }).click()
  await page.waitForURL(/\/caixa\/todas\//)
  await page
    .getByText(/Ainda tem\?/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Recomendar carros' }).click()
  const picker = page.getByRole('dialog', { name: 'Recomendar carros' })
  await picker.getByText('Fiat Argo', { exact: false }).first().click()
  expect(await violationsInBoth(page)).toEqual([])
  await picker.getByRole('button', { name: 'Enviar', exact: true }).click()
  await picker.waitFor({ state: 'detached' })
  const sent = page.getByRole('link', { name: /Fiat Argo/ }).first()
  expect(await sent.getAttribute('href')).toMatch(/carros\/fiat-argo.*lista=rec_/)
})

test('a portal gets its addresses, a mail of nobody known becomes a lead by hand, and clicks may be switched off', async () => {
  await page.goto(console.at('/estoque/origens', 'auto-sul'))
  await page.getByRole('button', { name: 'Adicionar portal' }).click()
  await choose('Portal', 'Webmotors')
  await page.getByRole('button', { name: 'Criar endereços' }).click()
  const addresses = page.getByRole('dialog', { name: 'Endereços de Webmotors' })
  const mail = (await addresses.getByText(/lead-mails/).textContent()) ?? ''
  expect(await violationsInBoth(page)).toEqual([])
  await addresses.getByRole('button', { name: 'Já guardei' }).click()
  const { host, pathname: url } = new URL(mail)
  const headers = { host, 'content-type': 'message/rfc822' }
  const payload = 'From: Hugo Reis <hugo@exemplo.com.br>\r\nSubject: Gol\r\n\r\nQuero ver o Gol. (11) 95555-4444'
  expect((await console.house.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(200)
  await console.house.drain()
  await page.reload()
  await page.getByText('1 espera leitura').waitFor()
  await page.getByText(/e-mail de portal desconhecido/).waitFor()
  await choose('Canal de atendimento', 'Site')
  await page.getByText('Os leads chegam em Site.').first().waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Ler e criar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ler e criar' })
  expect(await dialog.getByLabel('Nome').inputValue()).toBe('Hugo Reis')
  await dialog.getByRole('button', { name: 'Criar lead' }).click()
  await page.getByText(/e-mail de portal desconhecido/).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Leads', exact: true }).click()
  await page.getByRole('link', { name: 'Hugo Reis' }).click()
  const spoken = page.getByRole('button', { name: 'Já falei com a pessoa' })
  await spoken.waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
  await spoken.click()
  await page.getByText('Hugo Reis está em conversa.').first().waitFor()
  await page.getByRole('link', { name: 'Aprendizado' }).click()
  await page.getByText('Nada aprendido ainda').waitFor()
  await page.getByRole('switch').click()
  await page
    .getByText(/^(Os cliques corrigem a ordem|A ordem volta a ser só a do questionário)\.$/)
    .first()
    .waitFor()
  expect(await violationsInBoth(page)).toEqual([])
})

test('a company connects its CRM, says how leads become deals, and sees how it goes', async () => {
  await page.getByRole('link', { name: 'CRM', exact: true }).click()
  await page.getByText('Ainda não conectado').waitFor()
  await page.getByRole('button', { name: 'Conectar' }).click()
  await page.getByRole('heading', { name: 'Como um lead vira negociação' }).waitFor()
  await page.waitForURL(/\/estoque\/crm$/)
  await choose('Etapa de quem está em conversa', 'Contato feito')
  await page.getByLabel('Carro', { exact: true }).fill('carro')
  await page.getByRole('button', { name: 'Salvar', exact: true }).click()
  await page.getByText('Salvo.').first().waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  const { consent } = await visit('GET', '')
  rd.answerNext(2, 422)
  await visit('POST', '/leads', {
    ...{ buyer_key: 'b'.repeat(32), client_id: 'act-00000002', consent_version: consent.version },
    ...{ name: 'Davi Melo', phone: '21 98765-1111', car_ids: [] },
  })
  await console.house.drain()
  await page.reload()
  await page.getByText('recusou · 422').first().waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Pausar' }).click()
  await page.getByText('Pausado: os leads esperam aqui.').first().waitFor()
  expect(rd.faults).toEqual([])
})

/** As a buyer's browser asks on the shop's host. */
async function visit(method: 'GET' | 'POST', url: string, payload?: object) {
  const { host } = new URL(console.at('/', 'auto-sul'))
  const answer = await console.house.app.inject({
    ...{ method, url: `/api/v1/matcher${url}`, headers: { host } },
    ...(payload === undefined ? {} : { payload }),
  })
  if (answer.statusCode >= 400) throw new Error(answer.body)
  return answer.json()
}

async function publish(note: string): Promise<void> {
  await page.getByRole('button', { name: 'Publicar', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Tudo certo para publicar.').waitFor()
  await dialog.getByLabel('O que mudou').fill(note)
  await dialog.getByRole('button', { name: 'Publicar agora' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function findTenant() {
  const tenant = await console.house.services.tenants.find({ slug: 'auto-sul' })
  if (tenant === undefined) throw new Error('the company was not found')
  return tenant
}

/** So many more. */
async function grant(cars: number): Promise<void> {
  await grantCars(console.house, await findTenant(), cars)
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
