import type { SystemRole } from '@recado/contracts/permissions'
import type { Page } from 'playwright-core'
import type { Tenant } from '../../../../server/src/tenancy/tenant.ts'
import { buildMember, type SignedIn } from '../../../../server/test/support/factories.ts'
import type { TestHouse } from '../../../../server/test/support/test-house.ts'

export const PASSWORD = 'uma frase curta e boa'

/** Somebody who can sign in with the page's own form. */
export interface Person extends SignedIn {
  name: string
}

export async function buildPerson(
  house: Pick<TestHouse, 'services'>,
  tenant: Tenant,
  name: string,
  role: SystemRole,
): Promise<Person> {
  const { passwords, control, withTenant } = house.services
  const member = await buildMember(house, tenant, role)
  const password_hash = await passwords.hash(PASSWORD)
  await control.acrossTenants(async (scope) => {
    await scope.control
      .updateTable('identities')
      .set({ name, password_hash })
      .where('id', '=', member.identityId)
      .execute()
  })
  await withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async ({ db }) => {
    await db.updateTable('members').set({ name }).where('id', '=', member.memberId).execute()
  })
  return { ...member, name }
}

/**
 * Signs a person in through the form and waits for the inbox.
 * @param host address of the company's host, without a path.
 */
export async function enterInbox(page: Page, host: string, person: Person, folder = 'todas'): Promise<void> {
  await page.goto(new URL(`/entrar?depois=${encodeURIComponent(`/caixa/${folder}`)}`, host).href)
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('heading', { name: /^Caixa/ }).waitFor()
}
