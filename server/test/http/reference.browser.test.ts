import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/launch-chromium.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let browser: Browser
let url: string
beforeAll(async () => {
  house = await openTestHouse()
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('the API reference is read under its content security policy, without a call to anybody else', async () => {
  const page = await browser.newPage()
  const refused: string[] = []
  const elsewhere: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text())
  })
  page.on('pageerror', (error) => refused.push(error.message))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) elsewhere.push(request.url())
  })
  await page.goto(`${url}/api/v1/docs`)
  await page.getByText('Everything that the screens do, programs can do').first().waitFor({ timeout: 90_000 })
  expect(refused).toEqual([])
  expect(elsewhere).toEqual([])
})
