import type { BrowserContext } from 'playwright-core'
import type { ConsoleHouse } from './console-house.ts'

/**
 * Signs a browser in as the page's form does, without drawing it: where the form itself is meant, it is filled in.
 * @param address any of the company's host.
 */
export async function giveSession(
  { app }: Pick<ConsoleHouse['house'], 'app'>,
  browser: BrowserContext,
  address: string,
  person: { email: string; password: string },
): Promise<void> {
  const { origin, host, hostname } = new URL(address)
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    headers: { host, origin },
    payload: { ...person, token_transport: 'cookie' },
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  await browser.addCookies(
    answer.cookies.map(({ name, value }) => ({
      ...{ name, value, domain: hostname, path: '/' },
      ...{ httpOnly: true, secure: true, sameSite: 'Lax' as const },
    })),
  )
}
