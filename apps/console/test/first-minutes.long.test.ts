import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPortTaken } from '../../../server/src/supervisor/free-port.ts'
import { launchChromium } from '../../../server/test/support/launch-chromium.ts'
import { collectComplaints } from './support/collect-complaints.ts'
import { type FreshStart, openFreshStart } from './support/fresh-start.ts'

const LIMIT_MS = 90_000
const STEPS = ['instalação', 'banco de dados', 'migrações', 'dados de demonstração', 'telas', 'servidor']
const BANNER = 'Sem conexão. Suas mensagens saem quando voltar.'

let start: FreshStart
let browser: Browser
let address: string
let manager: Page
const complaints: string[] = []
beforeAll(async () => {
  start = await openFreshStart()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await start?.remove()
}, 60_000)

test('0:00: named steps, under 90 s, and one address at the end', async () => {
  const ready = await start.ready
  address = ready.address
  process.stdout.write(`npm start on a fresh clone: ${(ready.tookMs / 1_000).toFixed(1)} s to its address\n`)
  for (const step of STEPS) expect(start.printed()).toMatch(new RegExp(`^  ✓ ${step} +\\d+,\\d s`, 'm'))
  expect(new URL(address).port).toBe(String(start.port))
  expect(ready.tookMs).toBeLessThan(LIMIT_MS)
})

test.each([
  ['Dona da plataforma', 'Helena Prado'],
  ['Parceira', 'Marta Vidal'],
  ['Vendedora', 'Carla Dias'],
])('1:30: the door "%s" leads to %s and nothing is typed', async (door, person) => {
  const page = await enter(door)
  await account(page, person).waitFor()
  await page.context().close()
})

test('2:00: the manager has a living inbox, and a list of what is left to set up', async () => {
  manager = await enter('Gerente')
  await account(manager, 'Paulo Nunes').waitFor()
  await expect.poll(() => rows(manager).count()).toBeGreaterThan(5)
  await rows(manager).first().click()
  await expect.poll(() => messages(manager).getByRole('listitem').count()).toBeGreaterThan(1)
  await manager.goto(new URL('/', manager.url()).href)
  await manager.getByRole('heading', { name: 'Por onde começar' }).waitFor()
  await manager.getByRole('link', { name: /^(Feito|A fazer) Pôr o chat no site/ }).waitFor()
  await manager.getByRole('link', { name: /^(Feito|A fazer) Convidar a equipe/ }).waitFor()
  await manager.goBack()
})

test('the customer writes on the shop’s site and it is in the manager’s inbox; 8:30: three without a line arrive once, in order', async () => {
  const doors = await newPage()
  await doors.goto(address)
  const opening = doors.context().waitForEvent('page')
  await doors.getByRole('link', { name: /Cliente/ }).click()
  const customer = await opening
  expect(new URL(customer.url()).port).toBe(String(start.shopPort))
  await customer.getByRole('button', { name: /^Abrir conversa/ }).click()
  await customer.getByLabel('Seu nome').fill('Rita Campos')
  await say(customer, 'oi')
  await manager.getByRole('link', { name: /Rita Campos/ }).click()
  await messages(manager).getByText('oi', { exact: true }).first().waitFor()

  const words = ['bom dia', 'vi o Onix no Insta', 'ainda tem?']
  await doors.context().setOffline(true)
  await customer.getByText(BANNER).waitFor()
  for (const text of words) await say(customer, text)
  await doors.context().setOffline(false)
  await messages(manager).getByText('ainda tem?', { exact: true }).first().waitFor({ timeout: 30_000 })
  await customer.getByText(BANNER).waitFor({ state: 'detached', timeout: 30_000 })
  const said = ['oi', ...words]
  await expect.poll(() => shownTo(manager, said)).toEqual(said)
  expect(await customer.locator('.row.mine .bubble').allTextContents()).toEqual(said)

  await manager.getByRole('textbox', { name: 'Resposta para Rita Campos' }).fill('Tem sim, Rita!')
  await manager.keyboard.press('Enter')
  await log(customer).getByText('Tem sim, Rita!').waitFor()
  expect(complaints).toEqual([])
})

test('Ctrl-C ends it, and nothing of it is left running', async () => {
  expect(await start.processes()).not.toEqual([])
  await start.interrupt()
  expect(start.printed()).toMatch(/Encerrado\.\s*$/)
  await expect.poll(() => start.processes(), { timeout: 5_000 }).toEqual([])
  for (const port of [start.port, start.shopPort]) expect(await isPortTaken(port)).toBe(false)
})

async function newPage(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'pt-BR',
    reducedMotion: 'reduce',
  })
  collectComplaints(context, complaints)
  return context.newPage()
}

/** Through a door of the first page: in a browser where nobody has been. */
async function enter(door: string): Promise<Page> {
  const page = await newPage()
  await page.goto(address)
  await page.getByRole('button', { name: new RegExp(door) }).click()
  return page
}

function account(page: Page, person: string) {
  return page.getByRole('button', { name: `Conta de ${person}` }).first()
}

function rows(page: Page) {
  return page.getByRole('list', { name: 'Conversas' }).getByRole('link')
}

function messages(page: Page) {
  return page.getByRole('region', { name: 'Mensagens' })
}

function log(page: Page) {
  return page.getByRole('log')
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Mensagem', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await log(page).getByText(text, { exact: true }).waitFor()
}

/** Which of these words the manager's screen shows, from top to bottom, as often as it does. */
async function shownTo(page: Page, words: string[]): Promise<string[]> {
  const items = await messages(page).getByRole('listitem').allInnerTexts()
  return items.flatMap((text) => text.split('\n').filter((line) => words.includes(line)))
}
