import { type ConversationId, encodeId } from '@recado/contracts/ids'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildLabel } from '../../../server/test/conversations/scene.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { buildInboxScene, type InboxScene } from './support/inbox-scene.ts'
import { createKeptPages } from './support/kept-pages.ts'
import { leave } from './support/leave.ts'
import { violationsInBoth } from './support/violations.ts'

// A red dot: the smallest picture there is.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

let console: ConsoleHouse
let scene: InboxScene
let ana: Awaited<ReturnType<InboxScene['person']>>
let id: ConversationId
let page: Page
const openKept = createKeptPages()
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
  scene = await buildInboxScene(console)
  ana = await scene.person('Ana Souza', 'owner')
  await scene.person('Bruno Reis', 'agent')
  await console.house.services.withTenant(
    { tenant: scene.tenant, actor: { kind: 'system', name: 'test' } },
    async (scope) => {
      await buildLabel(scope, 'Troca')
      await scope.db
        .updateTable('inboxes')
        .set({ label_required_on_resolve: true })
        .where('tenant_id', '=', scene.tenant.id)
        .where('id', '=', scene.inboxId)
        .execute()
    },
  )
  await call('POST', '/api/v1/canned-responses', {
    ...{ shortcut: 'ola', shared: true },
    body: 'Olá {{contact.first_name}}, confirma o e-mail {{contact.email}}?',
  })
})
beforeEach(async () => {
  id = await scene.customer('Maria Lima', 'Bom dia, ainda tem o Onix?')
  await says('Vi em https://robustcar.com.br/onix.')
  page = await openThread()
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('what is new is marked, what was said is there, and its address is a link', async () => {
  await page.getByText('2 novas', { exact: true }).waitFor()
  await page.getByText('Bom dia, ainda tem o Onix?').waitFor()
  const link = page.getByRole('link', { name: 'https://robustcar.com.br/onix', exact: true })
  expect(await link.getAttribute('rel')).toContain('noopener')
})

test('a note mentions a colleague by letters after the sign', async () => {
  await page.getByRole('radio', { name: 'Nota' }).click()
  const field = page.getByLabel('Nota para a equipe sobre Maria Lima')
  await field.pressSequentially('Veja com o gerente, @bru')
  // Nobody has given him this conversation: that is said while he is chosen, and while the note is written.
  await page.getByRole('option', { name: 'Bruno Reis não vê esta conversa' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toBe('Veja com o gerente, @Bruno Reis ')
  await page.getByText('Bruno Reis não vê esta conversa. O aviso só chega se você transferir a conversa.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('nota interna').first().waitFor()
  const note = await until(async () => (await messages()).find(({ kind }) => kind === 'note'))
  expect(note.mentions).toHaveLength(1)
  expect(note.body).toBe('Veja com o gerente, @Bruno Reis')
})

test('a canned answer comes with its variables, and says which had no value', async () => {
  const field = page.getByLabel('Resposta para Maria Lima')
  await field.pressSequentially('/ol')
  await page.getByRole('option', { name: /^\/ola/ }).waitFor()
  await page.keyboard.press('Tab')
  await page.getByText('Ficou em branco, porque não há valor: e-mail do contato.').waitFor()
  await expect.poll(() => field.inputValue()).toBe('Olá Maria, confirma o e-mail ?')
  await page.keyboard.press('Enter')
  await bubble('Olá Maria, confirma o e-mail ?').waitFor()
  await page.getByText('Enviada', { exact: true }).first().waitFor({ state: 'attached' })
})

test('a draft waits on the server for whoever comes back', async () => {
  await page.getByLabel('Resposta para Maria Lima').fill('Posso ligar às')
  await until(async () => (await draft()) === 'Posso ligar às')
  await page.reload()
  const field = page.getByLabel('Resposta para Maria Lima')
  await until(async () => (await field.inputValue()) === 'Posso ligar às')
  await field.fill('')
  await until(async () => (await draft()) === undefined)
})

test('a picture goes, is shown small, and opens large', async () => {
  await page.getByLabel('Arquivos', { exact: true }).setInputFiles([
    { name: 'onix.png', mimeType: 'image/png', buffer: PNG },
    { name: 'virus.exe', mimeType: 'application/octet-stream', buffer: PNG },
  ])
  await page.getByText('Este tipo de arquivo não pode ser enviado').waitFor()
  const send = page.getByRole('button', { name: 'Enviar', exact: true })
  // What was refused holds nothing back, and stays in sight until it is taken out.
  await send.click()
  await page.getByRole('button', { name: 'Remover virus.exe' }).click()
  const thumbnail = page.getByRole('button', { name: 'Ampliar onix.png' })
  await until(
    async () => (await thumbnail.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)) > 0,
  )
  await thumbnail.click()
  await page.getByRole('dialog').getByRole('img', { name: 'onix.png' }).waitFor()
  await leave(page, page.getByRole('dialog'))
})

test('a picture that is opened fits the screen, is zoomed, and leads to the others of the conversation', async () => {
  await page
    .getByLabel('Arquivos', { exact: true })
    .setInputFiles([await photo('frente.png', 600, 2_400), await photo('lado.png', 1_600, 900)])
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  const opened = page.getByRole('dialog')
  const picture = (name: string) => opened.getByRole('img', { name })
  await page.getByRole('button', { name: 'Ampliar frente.png' }).click()
  await fits('frente.png', 1440, 900)
  // What lies behind is not to be seen through it.
  expect(await page.evaluate(behind)).toBeGreaterThan(0.9)
  // It is dark in the light theme too, and so its buttons are light.
  expect(await opened.getByRole('button', { name: 'Fechar' }).evaluate(red)).toBeGreaterThan(150)

  const height = async () => (await picture('frente.png').boundingBox())?.height ?? 0
  const fitted = await height()
  await page.mouse.move(720, 450)
  await page.mouse.wheel(0, -300)
  await expect.poll(height).toBeGreaterThan(fitted * 1.2)
  await page.keyboard.press('0')
  await expect.poll(height).toBe(fitted)
  await page.keyboard.press('+')
  await expect.poll(height).toBeGreaterThan(fitted * 1.2)
  await page.keyboard.press('-')
  await expect.poll(height).toBe(fitted)
  await picture('frente.png').dblclick()
  await expect.poll(height).toBeGreaterThan(fitted * 2)
  await picture('frente.png').dblclick()
  await expect.poll(height).toBe(fitted)

  await page.keyboard.press('ArrowRight')
  await picture('lado.png').waitFor()
  await opened.getByText('2 de 2').waitFor()
  const saved = page.waitForEvent('download')
  await opened.getByRole('button', { name: 'Baixar imagem' }).click()
  expect((await saved).suggestedFilename()).toBe('lado.png')

  // On a phone it is as wide as the screen, and a swipe leads on.
  await page.setViewportSize({ width: 390, height: 844 })
  await fits('lado.png', 390, 844)
  expect((await picture('lado.png').boundingBox())?.width).toBeGreaterThan(385)
  await page.mouse.move(100, 420)
  await page.mouse.down()
  await page.mouse.move(300, 425, { steps: 5 })
  await page.mouse.up()
  await picture('frente.png').waitFor()
  await fits('frente.png', 390, 844)
  // A press beside it closes it.
  await page.mouse.click(8, 500)
  await opened.waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 1440, height: 900 })

  async function fits(name: string, most: number, mostHigh: number): Promise<void> {
    await picture(name).waitFor()
    await until(async () => (await picture(name).evaluate((image: HTMLImageElement) => image.naturalWidth)) > 0)
    const box = await picture(name).boundingBox()
    if (box === null) throw new Error(`${name} is not drawn`)
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(most)
    expect(box.y + box.height).toBeLessThanOrEqual(mostHigh)
  }
})

/** Of the ink, 0 to 255. */
function red(element: Element): number {
  return Number(/\d+/.exec(getComputedStyle(element).color)?.[0])
}

/** How little shows through what lies behind the dialog: 1 is nothing. */
function behind(): number {
  const overlay = document.querySelector('[role=dialog]')?.previousElementSibling
  const colour = overlay instanceof HTMLElement ? getComputedStyle(overlay).backgroundColor : 'rgba(0, 0, 0, 0)'
  const parts = colour.match(/[\d.]+/g) ?? []
  return Number(parts[3] ?? 1)
}

/** Of one colour, and of a size. */
async function photo(name: string, width: number, height: number) {
  const data = await page.evaluate(
    (size) => {
      const canvas = Object.assign(document.createElement('canvas'), size)
      const brush = canvas.getContext('2d')
      if (brush) brush.fillStyle = 'teal'
      brush?.fillRect(0, 0, size.width, size.height)
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    },
    { width, height },
  )
  return { name, mimeType: 'image/png', buffer: Buffer.from(data, 'base64') }
}

test('a voice is recorded, listened to, sent, and played with its waveform', async () => {
  await page.getByRole('button', { name: 'Gravar áudio' }).click()
  await page
    .getByRole('timer')
    .filter({ hasText: /0:0[2-9]/ })
    .waitFor()
  await page.getByRole('button', { name: 'Parar' }).click()
  await page.getByRole('button', { name: 'Ouvir a gravação' }).waitFor()
  await page.getByRole('button', { name: 'Enviar áudio' }).click()
  const voice = page.getByRole('listitem').getByRole('group', { name: 'Mensagem de voz' })
  const position = voice.getByRole('slider', { name: 'Posição' })
  await until(async () => Number(await position.getAttribute('aria-valuemax')) >= 2)
  // Flat before it is decoded.
  await until(async () => {
    const bars = await position
      .locator('rect')
      .evaluateAll((all) => all.map((bar) => Number(bar.getAttribute('height'))))
    return Math.max(...bars) - Math.min(...bars) > 5
  })
  await voice.getByRole('button', { name: /^Velocidade/ }).click()
  // At its end it is at its beginning again: who looks now and then may not see it anywhere else.
  const heard = position.evaluate(
    (slider) =>
      new Promise<void>((resolve) => {
        const watcher = new MutationObserver(() => {
          if (Number(slider.getAttribute('aria-valuenow')) < 1) return
          watcher.disconnect()
          resolve()
        })
        watcher.observe(slider, { attributeFilter: ['aria-valuenow'] })
      }),
  )
  await voice.getByRole('button', { name: /^Ouvir/ }).click()
  await heard
  await position.focus()
  await page.keyboard.press('Home')
  await until(async () => (await position.getAttribute('aria-valuenow')) === '0')
})

test('an answer to a message quotes it; one’s own words are changed and taken away', async () => {
  await row('Bom dia, ainda tem o Onix?').hover()
  await page.getByRole('button', { name: 'Responder a: Bom dia, ainda tem o Onix?' }).click()
  await page.getByText('Respondendo a Maria Lima').waitFor()
  await page.getByLabel('Resposta para Maria Lima').fill('Tem sim')
  await page.keyboard.press('Enter')
  await page
    .getByRole('button', { name: /^Ir para a mensagem citada:\s*Maria Lima\s*Bom dia, ainda tem o Onix\?$/ })
    .waitFor()
  await until(async () => (await messages()).at(-1)?.reply_to_seq !== null)

  await row('Tem sim').hover()
  await page.getByRole('button', { name: 'Ações da mensagem: Tem sim' }).click()
  await page.getByRole('menuitem', { name: 'Editar' }).click()
  await page.getByLabel('Novo texto da mensagem').fill('Tem sim, prata')
  await page.keyboard.press('Enter')
  await bubble('Tem sim, prata').waitFor()
  await page.getByText('editada').first().waitFor()

  await row('Tem sim, prata').hover()
  await page.getByRole('button', { name: 'Ações da mensagem: Tem sim, prata' }).click()
  await page.getByRole('menuitem', { name: 'Apagar' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Apagar' }).click()
  await page.getByText('Mensagem apagada').first().waitFor()
})

test('a message is scheduled, stands in the list, and is taken back', async () => {
  await page.getByLabel('Resposta para Maria Lima').fill('Conseguiu ver as fotos?')
  await page.getByRole('button', { name: 'Agendar mensagem' }).click()
  await page.getByRole('button', { name: 'Amanhã, 9:00' }).click()
  await page.getByRole('button', { name: 'Agendar', exact: true }).click()
  await page.getByRole('button', { name: /^1 mensagem agendada/ }).click()
  await page.getByText('cancela se o cliente escrever').waitFor()
  await expect.poll(() => page.getByLabel('Resposta para Maria Lima').inputValue()).toBe('')
  await page.getByRole('button', { name: 'Cancelar envio' }).click()
  await page.getByRole('button', { name: /^1 mensagem agendada/ }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await page.getByRole('button', { name: /^1 mensagem agendada/ }).waitFor()
})

test('snoozed, woken, and resolved with the label that the inbox asks for', async () => {
  await page.getByRole('button', { name: 'Adiar' }).click()
  await page.getByRole('button', { name: /^Amanhã, 9:00/ }).click()
  await page.getByText(/^Adiada até /).waitFor()
  await page.getByText('Ana Souza adiou a conversa').waitFor()
  await page.getByRole('button', { name: 'Reabrir' }).first().click()
  await page.getByText(/^Adiada até /).waitFor({ state: 'detached' })

  // By its key too.
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: 'Do que foi esta conversa?' }).waitFor()
  await leave(page, page.getByRole('dialog'))
  await page.getByRole('button', { name: 'Resolver' }).click()
  await page.getByRole('heading', { name: 'Do que foi esta conversa?' }).waitFor()
  await page.getByRole('option', { name: 'Financiamento' }).click()
  await page.getByText('Esta conversa está resolvida.').waitFor()
  await page.getByRole('button', { name: 'Remover Financiamento' }).first().waitFor()

  await page.getByRole('button', { name: 'Etiquetas' }).first().click()
  await page.getByRole('option', { name: 'Troca' }).click()
  await leave(page, page.getByRole('listbox', { name: 'Etiquetas' }))
  await page.getByRole('button', { name: 'Remover Troca' }).first().waitFor()
  // It is on the screen before the server has it.
  const stored = async () => {
    const { label_ids, status } = await call('GET', conversationPath())
    return { labels: (label_ids as unknown[]).length, status }
  }
  await expect.poll(stored).toEqual({ labels: 2, status: 'resolved' })
})

test('the thread is clean to axe in both themes', async () => {
  await post({ body: 'Tem sim, prata', reply_to_seq: 1 })
  await post({ body: 'Confere a entrada dela', note: true })
  await page
    .getByLabel('Arquivos', { exact: true })
    .setInputFiles([{ name: 'onix.png', mimeType: 'image/png', buffer: PNG }])
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByRole('button', { name: 'Ampliar onix.png' }).waitFor()
  await page.getByText('nota interna').first().waitFor()
  expect(await violationsInBoth(page)).toEqual([])
})

function row(text: string) {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByText(text, { exact: true }) })
    .last()
}

function bubble(text: string) {
  return page.getByRole('listitem').getByText(text, { exact: true }).last()
}

async function openThread(): Promise<Page> {
  const opened = await openKept('ana', () => scene.openInbox(ana), scene.address('todas', id))
  await opened.getByLabel('Resposta para Maria Lima').waitFor()
  return opened
}

function says(words: string): Promise<void> {
  return scene.says(id, words, { author: { kind: 'contact', id: null, name: 'Maria Lima' } })
}

function conversationPath(): string {
  return `/api/v1/conversations/${encodeId('cnv', id)}`
}

async function call(method: 'GET' | 'POST', url: string, payload?: object): Promise<Record<string, unknown>> {
  const { app } = console.house
  const answer = await app.inject({ method, url, headers: ana.headers, ...(payload === undefined ? {} : { payload }) })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json<Record<string, unknown>>()
}

function post(message: { body: string; reply_to_seq?: number; note?: boolean }): Promise<unknown> {
  const { note = false, ...words } = message
  const kind = note ? 'note' : 'text'
  return call('POST', `${conversationPath()}/messages`, { ...words, kind, client_id: crypto.randomUUID() })
}

interface Said {
  kind: string
  body: string
  mentions: string[]
  reply_to_seq: number | null
}

async function messages(): Promise<Said[]> {
  return (await call('GET', `${conversationPath()}/messages`)).items as Said[]
}

async function draft(): Promise<string | undefined> {
  const answer = await console.house.app.inject({ url: `${conversationPath()}/draft`, headers: ana.headers })
  return answer.statusCode === 200 ? answer.json<{ body: string }>().body : undefined
}

/** Asks until the answer is not nothing. */
async function until<Answer>(ask: () => Promise<Answer>): Promise<NonNullable<Answer>> {
  let answer: Answer | undefined
  const isThere = async () => {
    answer = await ask()
    return Boolean(answer)
  }
  await expect.poll(isThere).toBe(true)
  if (answer === undefined || answer === null) throw new Error('what was there is gone')
  return answer
}
