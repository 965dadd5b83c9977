import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createContact } from '../../../server/src/modules/contacts/index.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'

const PASSWORD = 'uma frase curta e boa'
const MANY = 400

let console: ConsoleHouse
let page: Page
beforeAll(async () => {
  console = await openConsoleHouse()
  const { house } = console
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/v1/auth/register',
    headers: { host: new URL(console.at('/')).host },
    payload: {
      ...{ name: 'Ana Souza', email: 'ana@exemplo.com.br', password: PASSWORD },
      ...{ company_name: 'Auto Norte', slug: 'auto-norte' },
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  const tenant = await house.services.tenants.find({ slug: 'auto-norte' })
  if (tenant === undefined) throw new Error('the tenant was not found')
  await house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    for (let number = 1; number <= MANY; number++) await createContact(scope, { name: `Cliente ${number}` })
    await createContact(scope, { name: 'Marina Duarte', phone: '11 98765-4321', attributes: { carro: 'Onix' } })
    await createContact(scope, { name: 'Marina D.', email: 'marina@exemplo.com.br', notes: 'Prefere de manhã.' })
  })
  page = await console.newPage()
  await page.goto(console.at('/entrar', 'auto-norte'))
  await page.getByLabel('E-mail').fill('ana@exemplo.com.br')
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('of hundreds of contacts only those in sight are on the page, and scrolling brings the last', async () => {
  await page.goto(console.at('/contatos', 'auto-norte'))
  const list = page.getByRole('list', { name: 'Contatos' })
  await list.getByText('Marina Duarte').waitFor()
  expect(await list.getByRole('listitem').count()).toBeLessThan(40)
  const scrolled = async () => {
    await list.evaluate((element) => element.parentElement?.scrollTo(0, element.parentElement.scrollHeight))
    return list.getByText('Cliente 1', { exact: true }).isVisible()
  }
  await expect.poll(scrolled).toBe(true)
  expect(await list.getByRole('listitem').count()).toBeLessThan(40)
})

test('a contact is found, changed in its place, and the change taken back', async () => {
  await page.goto(console.at('/contatos', 'auto-norte'))
  await page.getByLabel('Buscar por nome, e-mail ou telefone').fill('mari')
  await page.waitForURL(/busca=mari/)
  await page.getByRole('link', { name: /^MD Marina Duarte|Marina Duarte/ }).click()
  await page.getByRole('heading', { name: 'Marina Duarte', level: 1 }).waitFor()
  await page.getByText('(11) 98765-4321').first().waitFor()
  await page.getByRole('button', { name: 'Alterar: Nome' }).click()
  await page.getByLabel('Nome', { exact: true }).fill('Marina Duarte Lima')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Marina Duarte Lima', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await page.getByRole('heading', { name: 'Marina Duarte', exact: true, level: 1 }).waitFor()
  // What the server refuses is said where it was typed, and Escape leaves all as it was.
  await page.getByRole('button', { name: 'Alterar: Telefone' }).click()
  await page.getByLabel('Telefone', { exact: true }).fill('123')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('(11) 98765-4321').first().waitFor()
  const pencil = page.getByRole('button', { name: 'Alterar: Telefone' })
  expect(await pencil.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('two contacts of one person become one, after saying what will be of each', async () => {
  await page.goto(console.at('/contatos?busca=Marina%20D.', 'auto-norte'))
  await page.getByRole('link', { name: /marina@exemplo\.com\.br/ }).click()
  await page.getByRole('button', { name: 'Mais ações para Marina D.' }).click()
  await page.getByRole('menuitem', { name: 'Juntar com outro contato' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByPlaceholder('Buscar').fill('Marina')
  await dialog.getByRole('option', { name: /Marina Duarte/ }).click()
  await dialog.getByText('Marina Duarte recebe: E-mail marina@exemplo.com.br.').waitFor()
  await dialog.getByText('As anotações vão para o fim das que já existem.').waitFor()
  await dialog.getByRole('button', { name: 'Juntar', exact: true }).click()
  await page.getByRole('heading', { name: 'Marina Duarte', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'marina@exemplo.com.br' }).waitFor()
  const notes = page.getByRole('textbox', { name: 'Anotações' })
  await expect.poll(() => notes.inputValue()).toBe('Prefere de manhã.')
})

test('a contact is blocked, let write again, and erased only by its name', async () => {
  await page.getByRole('button', { name: 'Mais ações para Marina Duarte' }).click()
  await page.getByRole('menuitem', { name: 'Bloquear' }).click()
  await page.getByText('Bloqueado', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await page.getByText('Bloqueado', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Mais ações para Marina Duarte' }).click()
  await page.getByRole('menuitem', { name: 'Apagar para sempre' }).click()
  const erase = page.getByRole('dialog').getByRole('button', { name: 'Apagar para sempre' })
  await page.getByRole('dialog').getByRole('textbox').fill('Marina')
  expect(await erase.isDisabled()).toBe(true)
  await page.getByRole('dialog').getByRole('textbox').fill('Marina Duarte')
  await erase.click()
  await page.waitForURL(console.at('/contatos', 'auto-norte'))
  await page.getByLabel('Buscar por nome, e-mail ou telefone').fill('Marina')
  await page.getByText('Ninguém com “Marina”').waitFor()
})
