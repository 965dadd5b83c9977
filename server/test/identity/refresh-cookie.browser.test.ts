import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTenant } from '../support/factories.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildPerson, PASSWORD } from './people.ts'

let house: TestHouse
let browser: Browser
let port: number
beforeAll(async () => {
  house = await openTestHouse()
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  port = (house.app.server.address() as AddressInfo).port
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** What a script of the page gets for a POST. */
function post(page: Page, url: string, body: object, type = 'application/json') {
  return page.evaluate(
    async ([address, text, contentType]) => {
      const answer = await fetch(address, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': contentType },
        body: text,
      }).catch((error: Error) => error)
      if (answer instanceof Error) return { status: 0, body: {} }
      return { status: answer.status, body: (await answer.json()) as Record<string, string> }
    },
    [url, JSON.stringify(body), type] as const,
  )
}

test('Chromium keeps the cookie of a http://*.localhost page, and a sibling tenant’s page can neither read nor use it', async () => {
  const [tenant, sibling] = [await buildTenant(house), await buildTenant(house)]
  const person = await buildPerson(house, tenant)
  const home = `http://${tenant.slug}.localhost:${port}`
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${home}/healthz`)
  const signedIn = await post(page, '/api/v1/auth/login', {
    email: person.email,
    password: PASSWORD,
    token_transport: 'cookie',
  })
  expect(signedIn.status, JSON.stringify(signedIn.body)).toBe(200)
  // Beside it stands the cookie of a known browser.
  const refreshCookie = async () => (await context.cookies(home)).find(({ name }) => name === '__Host-recado_refresh')
  const cookie = await refreshCookie()
  expect(cookie).toMatchObject({
    name: '__Host-recado_refresh',
    domain: `${tenant.slug}.localhost`,
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
  })
  expect(await page.evaluate('document.cookie')).toBe('')

  const other = await context.newPage()
  await other.goto(`http://${sibling.slug}.localhost:${port}/healthz`)
  expect((await post(other, '/api/v1/auth/refresh', {})).body).toMatchObject({ code: 'refresh_invalid' })
  // With JSON the browser asks first and is told no; a plain form's type is sent without asking, and refused here.
  for (const type of ['application/json', 'text/plain']) {
    for (const path of ['refresh', 'logout']) {
      expect((await post(other, `${home}/api/v1/auth/${path}`, {}, type)).status).toBe(0)
    }
  }
  const refreshed = await post(page, '/api/v1/auth/refresh', {})
  expect(refreshed.status, JSON.stringify(refreshed.body)).toBe(200)
  const renewed = await refreshCookie()
  expect(renewed?.value).not.toBe(cookie?.value)
})
