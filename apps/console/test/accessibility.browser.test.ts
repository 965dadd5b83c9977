import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { leave } from './support/leave.ts'
import { violations } from './support/violations.ts'

const PASSWORD = 'uma frase curta e boa'
const OUTSIDE = [
  '/entrar',
  '/recuperar',
  '/convite/nada',
  '/verificar-email/nada',
  '/redefinir-senha/nada',
  '/dev/mailbox',
]
const INSIDE = [
  '/',
  '/caixa',
  '/caixa/todas?busca=carro',
  '/caixa/mencoes',
  '/configuracoes/conta',
  '/contatos',
  '/configuracoes/canais',
  '/configuracoes/horarios',
  '/configuracoes/horarios/novo',
  '/configuracoes/equipes',
  '/configuracoes/etiquetas',
  '/configuracoes/respostas',
  '/configuracoes/pessoas',
  '/configuracoes/papeis',
  '/configuracoes/marca',
  '/configuracoes/plano',
  '/configuracoes/chaves',
  '/configuracoes/webhooks',
  '/configuracoes/auditoria',
  '/nada/aqui',
]

let console: ConsoleHouse
beforeAll(async () => {
  console = await openConsoleHouse()
  const answer = await console.house.app.inject({
    method: 'POST',
    url: '/api/v1/auth/register',
    headers: { host: new URL(console.at('/')).host },
    payload: {
      name: 'Ana Souza',
      email: 'ana@exemplo.com.br',
      password: PASSWORD,
      company_name: 'RobustCar',
      slug: 'robustcar',
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
})
afterAll(() => console?.close())

test.each(['light', 'dark'] as const)('every screen is clean to axe in the %s theme', async (theme) => {
  const page = await console.newPage({ theme })
  const found = [
    ...(await look(
      page,
      OUTSIDE.map((path) => console.at(path, 'robustcar')),
    )),
    ...(await look(page, [console.at('/abrir-conta')])),
  ]
  await signIn(page)
  found.push(
    ...(await look(
      page,
      INSIDE.map((path) => console.at(path, 'robustcar')),
    )),
  )
  expect(found).toEqual([])
  expect(console.complaints).toEqual([])
})

test.each(['light', 'dark'] as const)(
  'dialogs, menus and the palette are clean to axe in the %s theme',
  async (theme) => {
    const page = await console.newPage({ theme })
    await signIn(page)
    const dialogs: [string, string][] = [
      ['/contatos', 'Novo contato'],
      ['/configuracoes/canais', 'Novo chat do site'],
      ['/configuracoes/equipes', 'Nova equipe'],
      ['/configuracoes/etiquetas', 'Nova etiqueta'],
      ['/configuracoes/respostas', 'Nova resposta'],
      ['/configuracoes/pessoas', 'Convidar pessoa'],
      ['/configuracoes/papeis', 'Novo papel'],
      ['/configuracoes/chaves', 'Nova chave'],
      ['/configuracoes/webhooks', 'Novo webhook'],
    ]
    for (const [path, button] of dialogs) {
      await page.goto(console.at(path, 'robustcar'))
      await page.getByRole('button', { name: button }).first().click()
      await page.getByRole('dialog').waitFor()
      expect(await violations(page), button).toEqual([])
      await leave(page, page.getByRole('dialog'))
    }
    await page.getByRole('button', { name: 'Conta de Ana Souza' }).first().click()
    await page.getByRole('menu').waitFor()
    expect(await violations(page, ['region']), 'menu').toEqual([])
    await leave(page, page.getByRole('menu'))
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Ir para uma página ou fazer algo').waitFor()
    expect(await violations(page, ['region']), 'palette').toEqual([])
    await page.keyboard.type('papéis')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Papéis' }).waitFor()
  },
)

test('on a phone nothing is wider than the screen', async () => {
  const page = await console.newPage({ width: 390 })
  await signIn(page)
  for (const path of [...INSIDE, '/configuracoes']) {
    await page.goto(console.at(path, 'robustcar'))
    await settle(page)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(390)
  }
})

/** What axe finds on each page. */
async function look(page: Page, urls: string[]): Promise<string[]> {
  const found: string[] = []
  for (const url of urls) {
    await page.goto(url)
    await settle(page)
    found.push(...(await violations(page)).map((violation) => `${new URL(url).pathname} ${violation}`))
  }
  return found
}

/** Waits until outlines have become content. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1:visible, [role=alert]:visible').first().waitFor()
  await page.waitForLoadState('networkidle')
}

async function signIn(page: Page): Promise<void> {
  await page.goto(console.at('/entrar', 'robustcar'))
  await page.getByLabel('E-mail').fill('ana@exemplo.com.br')
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
}
