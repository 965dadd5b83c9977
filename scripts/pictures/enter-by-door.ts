import type { Page } from 'playwright-core'

export type DoorTitle = 'Dona da plataforma' | 'Parceira' | 'Gerente' | 'Vendedora'

/** Signs in through one of the demo's doors. @returns the origin of the console behind it */
export async function enterByDoor(page: Page, address: string, title: DoorTitle): Promise<string> {
  await page.goto(`${address}/demo`)
  await page.getByRole('button', { name: title }).first().click()
  await page
    .getByRole('button', { name: /^Conta de / })
    .first()
    .waitFor()
  // The address that crossed hosts is cleaned last.
  await page.waitForURL(({ hash }) => hash === '')
  return new URL(page.url()).origin
}
