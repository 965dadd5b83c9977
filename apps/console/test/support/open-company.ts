import type { Page } from 'playwright-core'
import type { ConsoleHouse, NewPage } from './console-house.ts'
import { giveSession } from './give-session.ts'

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

/** A browser in which Ana is signed in, on an empty page. @param address any of her company's host. */
export async function openForAna(console: ConsoleHouse, address: string, options: NewPage = {}): Promise<Page> {
  const page = await console.newPage(options)
  const slug = new URL(address).hostname.split('.')[0]
  const person = { email: `ana@${slug}.com.br`, password: PASSWORD }
  await giveSession(console.house, page.context(), address, person)
  return page
}

/** Signs Ana in and waits until she is at home. @param address any of her company's host. */
export async function openHome(console: ConsoleHouse, address: string, options: NewPage = {}): Promise<Page> {
  const page = await openForAna(console, address, options)
  await page.goto(new URL('/', address).href)
  await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
  return page
}
