import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { openCompany } from './support/open-company.ts'

const SLUG = 'oficina-norte'
const PASSWORD = 'uma frase curta e boa'

let console: ConsoleHouse
let tries = 0
beforeAll(async () => {
  console = await openConsoleHouse()
  await openCompany(console, { slug: SLUG, company: 'Oficina Norte' })
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('a company is opened, its owner confirms her address and invites somebody, who reads the mail, accepts, and is at home', async () => {
  const { at, house, newPage } = console
  // A second try opens another one.
  tries += 1
  const [company, slug] = [`Oficina São João ${tries}`, `oficina-sao-joao-${tries}`]
  const [anas, bias] = [`ana${tries}@exemplo.com.br`, `bia${tries}@exemplo.com.br`]
  const owner = await newPage()
  await owner.goto(at('/entrar'))
  await owner.getByRole('link', { name: 'Abrir uma conta' }).click()
  await owner.getByLabel('Nome da empresa').fill(company)
  await expect.poll(() => owner.getByLabel('Endereço').inputValue()).toBe(slug)
  await owner.getByLabel('Seu nome').fill('Ana Souza')
  await owner.getByLabel('E-mail de trabalho').fill(anas)
  await owner.getByLabel('Senha', { exact: true }).fill('curta')
  await owner.getByRole('button', { name: 'Abrir conta' }).click()
  await owner.getByText('Use pelo menos 10 caracteres').waitFor()
  await owner.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await owner.getByRole('button', { name: 'Abrir conta' }).click()

  // The platform's host hands over to the company's own, and the token leaves the address.
  await owner.waitForURL(at('/', slug))
  await owner.getByRole('heading', { name: /, Ana$/ }).waitFor()
  await owner.getByText(`Titular · ${company}`).waitFor()
  await owner.reload()
  await owner.getByRole('heading', { name: /, Ana$/ }).waitFor()

  await owner.getByRole('link', { name: 'Configurações' }).first().click()
  await owner.getByRole('link', { name: 'Pessoas' }).click()
  await owner.getByRole('button', { name: 'Convidar pessoa' }).first().click()
  const dialog = owner.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill(bias)
  await dialog.getByRole('button', { name: 'Enviar convite' }).click()
  // Strangers are written to only in the name of somebody whose address is known to be theirs.
  await dialog.getByText('confirme primeiro o seu e-mail').waitFor()
  await house.drain()
  const confirmed = await openLinkOfMail(await newPage(), at('/dev/mailbox', slug), {
    to: anas,
    path: '/verificar-email/',
  })
  await confirmed.getByRole('heading', { name: 'E-mail confirmado' }).waitFor()
  await dialog.getByRole('button', { name: 'Enviar convite' }).click()
  await owner.getByText(`Convite enviado para ${bias}.`).first().waitFor()
  await owner.getByRole('table', { name: 'Convites em aberto' }).getByText(bias).waitFor()
  await house.drain()

  const invitation = await openLinkOfMail(await newPage(), at('/dev/mailbox', slug), { to: bias, path: '/convite/' })
  await invitation.getByRole('heading', { name: `Entre na equipe de ${company}` }).waitFor()
  await invitation.getByLabel('Seu nome').fill('Bia Ramos')
  await invitation.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await invitation.getByRole('button', { name: 'Aceitar convite' }).click()
  await invitation.getByRole('heading', { name: /, Bia$/ }).waitFor()
  await invitation.getByText(`Atendimento · ${company}`).waitFor()
  // What she may not open is not offered, and its address leads nowhere.
  await invitation.goto(at('/configuracoes/papeis', slug))
  await invitation.getByRole('heading', { name: 'Minha conta' }).waitFor()

  await owner.reload()
  await owner.getByRole('combobox', { name: 'Papel de Bia Ramos' }).click()
  await owner.getByRole('option', { name: /^Supervisão/ }).click()
  await owner.getByText('Bia Ramos agora é Supervisão.').first().waitFor()
  await owner.getByRole('button', { name: 'Desfazer' }).click()
  await owner.getByText('Bia Ramos agora é Atendimento.').first().waitFor()
})

test('signing out in one tab signs out the others, and a wrong password says so', async () => {
  const { at, newPage } = console
  const first = await newPage()
  await first.goto(at('/configuracoes/conta', SLUG))
  await signIn(first, 'outra senha qualquer')
  await first.getByRole('alert').waitFor()
  await signIn(first, PASSWORD)
  // Back to where one wanted to go before signing in.
  await first.getByRole('heading', { name: 'Minha conta' }).waitFor()
  const second = await first.context().newPage()
  await second.goto(at('/', SLUG))
  await second.getByRole('heading', { name: /, Ana$/ }).waitFor()
  await second.getByRole('button', { name: 'Conta de Ana Souza' }).first().click()
  await second.getByRole('menuitem', { name: 'Sair' }).click()
  await second.getByRole('heading', { name: 'Entrar' }).waitFor()
  await first.getByRole('heading', { name: 'Entrar' }).waitFor()
})

test('tabs that open together renew one after the other, and all stay signed in', async () => {
  const { at, newPage } = console
  const page = await newPage()
  await page.goto(at('/entrar', SLUG))
  await signIn(page, PASSWORD)
  await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
  const tabs = await Promise.all(Array.from({ length: 4 }, () => page.context().newPage()))
  await Promise.all(tabs.map((tab) => tab.goto(at('/', SLUG))))
  await Promise.all(tabs.map((tab) => tab.getByRole('heading', { name: /, Ana$/ }).waitFor()))
})

test('without a line what was loaded stays, and a banner says so', async () => {
  const { at, newPage } = console
  const page = await newPage()
  await page.goto(at('/entrar', SLUG))
  await signIn(page, PASSWORD)
  await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
  await page.context().setOffline(true)
  await page.getByText('Você está sem internet.').waitFor()
  await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
  await page.context().setOffline(false)
  await page.getByText('Você está sem internet.').waitFor({ state: 'detached' })
})

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(`ana@${SLUG}.com.br`)
  await page.getByLabel('Senha', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Entrar' }).click()
}

/** Opens a mail's link as its reader does, in the development mailbox. @returns the page that the link opened. */
async function openLinkOfMail(page: Page, mailbox: string, { to, path }: { to: string; path: string }): Promise<Page> {
  await page.goto(mailbox)
  await page
    .getByRole('link', { name: new RegExp(to) })
    .first()
    .click()
  const opened = page.context().waitForEvent('page')
  await page.frameLocator('iframe').locator(`a[href*="${path}"]`).first().click()
  return await opened
}
