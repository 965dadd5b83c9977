import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateIdentity } from '../../../server/src/core/accounts/identities.sql.ts'
import type { Tenant } from '../../../server/src/tenancy/tenant.ts'
import { buildPerson, PASSWORD } from '../../../server/test/identity/people.ts'
import { buildPartner, buildTenant, type SignedIn } from '../../../server/test/support/factories.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { violations } from './support/violations.ts'

let console: ConsoleHouse
let company: Tenant
let ana: SignedIn
let bruno: SignedIn
let owner: SignedIn
beforeAll(async () => {
  console = await openConsoleHouse()
  const { house } = console
  const partner = await buildPartner(house)
  company = await buildTenant(house, { slug: 'robustcar', partnerId: partner.id })
  ana = await buildNamed('Ana Souza', 'admin')
  bruno = await buildNamed('Bruno Reis', 'agent')
  // Of the platform, and of no company.
  owner = await buildNamed('Helena Prado', 'agent')
  const admin = await house.admin('control')
  await admin.query('INSERT INTO control.platform_members (identity_id) VALUES ($1)', [owner.identityId])
  await admin.query('DELETE FROM control.memberships WHERE identity_id = $1', [owner.identityId])
})
afterAll(() => console?.close())

async function buildNamed(name: string, role: string): Promise<SignedIn> {
  const person = await buildPerson(console.house, company, role)
  const { control, withTenant } = console.house.services
  await control.acrossTenants((scope) => updateIdentity(scope, person.identityId, { name }))
  await withTenant({ tenant: company, actor: { kind: 'system', name: 'test' } }, (scope) =>
    scope.db.updateTable('members').set({ name }).where('id', '=', person.memberId).execute(),
  )
  return person
}

async function signIn(page: Page, { email }: SignedIn): Promise<void> {
  await page.goto(console.at('/entrar'))
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar' }).click()
}

const account = (page: Page, name: string) => page.getByRole('button', { name: `Conta de ${name}` }).first()

test('signing in on the platform’s host leads to one’s company, and a session of somebody else gives way after a yes', async () => {
  const page = await console.newPage({ serviceWorker: true })
  await signIn(page, ana)
  await account(page, 'Ana Souza').waitFor()
  expect(new URL(page.url()).origin).toBe(new URL(console.at('/', 'robustcar')).origin)
  const other = await page.context().newPage()
  await other.goto(console.at('/', 'robustcar'))
  await account(other, 'Ana Souza').waitFor()

  await signIn(page, bruno)
  await page.getByRole('heading', { name: 'Você está como Ana Souza' }).waitFor()
  expect(page.url()).toBe(console.at('/entrar', 'robustcar'))
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Continuar como Ana Souza' }).click()
  await account(page, 'Ana Souza').waitFor()

  await signIn(page, bruno)
  await page.getByRole('button', { name: 'Entrar como Bruno Reis' }).click()
  await account(page, 'Bruno Reis').waitFor()
  // The other tab shows nothing of Ana's any more.
  await account(other, 'Bruno Reis').waitFor()
  await page.reload()
  await account(page, 'Bruno Reis').waitFor()
})

test('a code of another browser leads to the form, which says so and lets in', async () => {
  const page = await console.newPage({ serviceWorker: true })
  await page.goto(console.at('/entrar#passagem=pas_alheio', 'robustcar'))
  await page.getByText('O link de entrada venceu').waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await page.getByLabel('E-mail').fill(ana.email)
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await account(page, 'Ana Souza').waitFor()
})

test('the platform’s owner enters a company with one press, visibly, and suspends a partner', async () => {
  const page = await console.newPage({ serviceWorker: true })
  await signIn(page, owner)
  await page.getByRole('link', { name: 'Empresas' }).first().click()
  await page.getByRole('button', { name: `Entrar em ${company.name}` }).click()
  await page.getByText('você está dentro de').waitFor()
  expect(new URL(page.url()).origin).toBe(new URL(console.at('/', 'robustcar')).origin)

  await page.goto(console.at('/parceiros'))
  await page.getByRole('heading', { name: 'Parceiros' }).waitFor()
  await page.getByRole('button', { name: 'Abrir parceiro' }).click()
  await page.getByLabel('Nome do parceiro').fill('Revende Bem')
  await page.getByLabel('E-mail de quem administra').fill('marta@revendebem.com.br')
  await page.getByRole('dialog').getByRole('button', { name: 'Abrir parceiro' }).click()
  await page.getByText('Convite enviado: marta@revendebem.com.br').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Mais ações para Revende Bem' }).click()
  await page.getByRole('menuitem', { name: 'Suspender' }).click()
  await page.getByLabel('Motivo').fill('Contrato encerrado')
  expect(await violations(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Suspender' }).click()
  await page.getByText('Suspenso', { exact: true }).waitFor()
  expect(console.complaints).toEqual([])
})
