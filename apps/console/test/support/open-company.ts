import type { Page } from 'playwright-core'
import type { ConsoleHouse } from './console-house.ts'

const PASSWORD = 'uma frase curta e boa'

/** A company with Ana Souza as its owner, opened over HTTP. Her address is `ana@` and the slug. */
export async function openCompany(console: ConsoleHouse, { slug, company }: { slug: string; company: string }) {
  const answer = await console.house.app.inject({
    method: 'POST',
    url: '/api/v1/auth/register',
    headers: { host: new URL(console.at('/')).host },
    payload: {
      name: 'Ana Souza',
      email: `ana@${slug}.com.br`,
      password: PASSWORD,
      company_name: company,
      slug,
    },
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
}

/** Signs Ana in, through the form, and waits until she is at home. @param address of the form on her company's host. */
export async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const slug = new URL(address).hostname.split('.')[0]
  await page.getByLabel('E-mail').fill(`ana@${slug}.com.br`)
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
}
