import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createContact } from '../../../server/src/chat/contacts/index.ts'
import type { Tenant } from '../../../server/src/tenancy/tenant.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { createKeptContexts } from './support/kept-contexts.ts'
import { openCompany, openForAna } from './support/open-company.ts'

const MANY = 400

let console: ConsoleHouse
let tenant: Tenant
let page: Page
/** Surname of those whom a test is about: of each try another. */
let surname: string
let tries = 0
const openKept = createKeptContexts()
beforeAll(async () => {
  console = await openConsoleHouse()
  await openCompany(console, { slug: 'auto-norte', company: 'Auto Norte' })
  const found = await console.house.services.tenants.find({ slug: 'auto-norte' })
  if (found === undefined) throw new Error('the company was not found')
  tenant = found
  await create(...Array.from({ length: MANY }, (_, number) => ({ name: `Cliente ${number + 1}` })))
})
beforeEach(async () => {
  tries += 1
  surname = `Duarte${tries}`
  page = await openKept('ana', () => openForAna(console, console.at('/', 'auto-norte')))
})
afterEach(async () => {
  await page.close()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('of hundreds of contacts only those in sight are on the page, and scrolling brings the last', async () => {
  await page.goto(console.at('/contatos', 'auto-norte'))
  const list = page.getByRole('list', { name: 'Contatos' })
  await list.getByRole('listitem').first().waitFor()
  expect(await list.getByRole('listitem').count()).toBeLessThan(40)
  const scrolled = async () => {
    await list.evaluate((element) => element.parentElement?.scrollTo(0, element.parentElement.scrollHeight))
    return list.getByText('Cliente 1', { exact: true }).isVisible()
  }
  await expect.poll(scrolled).toBe(true)
  expect(await list.getByRole('listitem').count()).toBeLessThan(40)
})

test('who leaves while a search waits to be asked arrives, and the field follows the address', async () => {
  await page.clock.install()
  await page.goto(console.at('/contatos?busca=cliente', 'auto-norte'))
  const field = page.getByLabel('Buscar por nome, e-mail ou telefone')
  const rail = page.getByRole('banner').getByRole('navigation')
  expect(await field.inputValue()).toBe('cliente')
  await rail.getByRole('link', { name: 'Contatos' }).click()
  await expect.poll(() => field.inputValue()).toBe('')
  // The next page comes after the search's delay.
  let release = () => {}
  const delayed = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/settings-layout.*\.js/, async (route) => {
    await delayed
    await route.continue()
  })
  const asked = page.waitForRequest(/settings-layout.*\.js/)
  await field.fill(surname)
  await rail.getByRole('link', { name: 'Configurações' }).click()
  await asked
  await page.clock.runFor(1_000)
  release()
  await page.getByRole('heading', { name: 'Minha conta' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/configuracoes/conta')
})

test('a contact is found, changed in its place, and the change taken back', async () => {
  await create({ name: `Marina ${surname}`, phone: `11 98765-${4_000 + tries}`, attributes: { carro: 'Onix' } })
  await page.goto(console.at('/contatos', 'auto-norte'))
  await page.getByLabel('Buscar por nome, e-mail ou telefone').fill(surname.toLowerCase())
  await page.waitForURL(/busca=duarte/)
  await page.getByRole('link', { name: new RegExp(`Marina ${surname}`) }).click()
  await page.getByRole('heading', { name: `Marina ${surname}`, level: 1 }).waitFor()
  await page
    .getByText(`(11) 98765-${4_000 + tries}`)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Alterar: Nome' }).click()
  await page.getByLabel('Nome', { exact: true }).fill(`Marina ${surname} Lima`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `Marina ${surname} Lima`, level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await page.getByRole('heading', { name: `Marina ${surname}`, exact: true, level: 1 }).waitFor()
  // What the server refuses is said where it was typed, and Escape leaves all as it was.
  await page.getByRole('button', { name: 'Alterar: Telefone' }).click()
  await page.getByLabel('Telefone', { exact: true }).fill('123')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await page.keyboard.press('Escape')
  await page
    .getByText(`(11) 98765-${4_000 + tries}`)
    .first()
    .waitFor()
  const pencil = page.getByRole('button', { name: 'Alterar: Telefone' })
  expect(await pencil.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('two contacts of one person become one, after saying what will be of each', async () => {
  const [name, short, email] = [`Marina ${surname}`, `Marina D. ${tries}`, `marina${tries}@exemplo.com.br`]
  await create({ name }, { name: short, email, notes: 'Prefere de manhã.' })
  await page.goto(console.at(`/contatos?busca=${encodeURIComponent(short)}`, 'auto-norte'))
  await page.getByRole('link', { name: new RegExp(email) }).click()
  await page.getByRole('button', { name: `Mais ações para ${short}` }).click()
  await page.getByRole('menuitem', { name: 'Juntar com outro contato' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByPlaceholder('Buscar').fill(name)
  await dialog.getByRole('option', { name: new RegExp(name) }).click()
  await dialog.getByText(`${name} recebe: E-mail ${email}.`).waitFor()
  await dialog.getByText('As anotações vão para o fim das que já existem.').waitFor()
  await dialog.getByRole('button', { name: 'Juntar', exact: true }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.getByRole('link', { name: email }).waitFor()
  const notes = page.getByRole('textbox', { name: 'Anotações' })
  await expect.poll(() => notes.inputValue()).toBe('Prefere de manhã.')
})

test('a contact is blocked, let write again, and erased only by its name', async () => {
  await create({ name: `Marina ${surname}` })
  await page.goto(console.at(`/contatos?busca=${surname}`, 'auto-norte'))
  await page.getByRole('link', { name: new RegExp(`Marina ${surname}`) }).click()
  await page.getByRole('button', { name: `Mais ações para Marina ${surname}` }).click()
  await page.getByRole('menuitem', { name: 'Bloquear' }).click()
  await page.getByText('Bloqueado', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await page.getByText('Bloqueado', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: `Mais ações para Marina ${surname}` }).click()
  await page.getByRole('menuitem', { name: 'Apagar para sempre' }).click()
  const erase = page.getByRole('dialog').getByRole('button', { name: 'Apagar para sempre' })
  await page.getByRole('dialog').getByRole('textbox').fill('Marina')
  expect(await erase.isDisabled()).toBe(true)
  await page.getByRole('dialog').getByRole('textbox').fill(`Marina ${surname}`)
  await erase.click()
  await page.waitForURL(console.at('/contatos', 'auto-norte'))
  await page.getByLabel('Buscar por nome, e-mail ou telefone').fill(surname)
  await page.getByText(`Ninguém com “${surname}”`).waitFor()
})

async function create(...contacts: Parameters<typeof createContact>[1][]): Promise<void> {
  await console.house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    for (const contact of contacts) await createContact(scope, contact)
  })
}
