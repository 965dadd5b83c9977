import { type ConversationId, encodeId } from '@recado/contracts/ids'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchAskingChromium } from '../../../server/test/support/launch-chromium.ts'
import { type ConsoleHouse, type NewPage, openConsoleHouse } from './support/console-house.ts'
import { goWithin } from './support/go-within.ts'
import { buildInboxScene, type InboxScene } from './support/inbox-scene.ts'
import { createKeptPages } from './support/kept-pages.ts'
import { leave } from './support/leave.ts'

type Person = Awaited<ReturnType<InboxScene['person']>>

let console: ConsoleHouse
let scene: InboxScene
let ana: Person
let bruno: Person
let id: ConversationId
let page: Page
const openKept = createKeptPages()
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
  scene = await buildInboxScene(console)
  ana = await scene.person('Ana Souza', 'owner')
  bruno = await scene.person('Bruno Reis', 'owner')
})
beforeEach(async () => {
  id = await scene.customer('Maria Lima', 'Bom dia, ainda tem o Onix?')
  page = await openKept('ana', () => scene.openInbox(ana), scene.address('todas', id))
  await page.getByLabel('Resposta para Maria Lima').waitFor()
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('two who look at one conversation see each other, and that the other is answering', async () => {
  const other = await openThread(bruno)
  await page.getByRole('img', { name: 'Bruno Reis também está vendo esta conversa' }).waitFor()
  await other.getByRole('img', { name: 'Ana Souza também está vendo esta conversa' }).waitFor()
  await other.getByLabel('Resposta para Maria Lima').pressSequentially('Tem')
  await page.getByText('Bruno Reis está respondendo').waitFor()
  await other.getByLabel('Resposta para Maria Lima').fill('')
  await page.getByText('Bruno Reis está respondendo').waitFor({ state: 'detached' })
  await other.context().close()
  await page.getByRole('img', { name: 'Bruno Reis também está vendo esta conversa' }).waitFor({ state: 'detached' })
})

test('a file is pasted or dropped, and stands in the tray until it is taken out', async () => {
  const tray = page.getByRole('list', { name: 'Arquivos da mensagem' })
  await page.getByLabel('Resposta para Maria Lima').evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['placa'], 'placa.png', { type: 'image/png' }))
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await tray.getByText('placa.png').waitFor()
  await page.getByRole('region', { name: 'Mensagens' }).evaluate((target) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['contrato'], 'contrato.pdf', { type: 'application/pdf' }))
    const drag = (type: string) =>
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    Object.assign(window, { drop: () => drag('drop') })
    drag('dragenter')
    drag('dragover')
  })
  await page.getByText('Solte para anexar').waitFor()
  await page.evaluate(() => (window as unknown as { drop(): void }).drop())
  await page.getByText('Solte para anexar').waitFor({ state: 'detached' })
  await tray.getByText('contrato.pdf').waitFor()
  await page.getByRole('button', { name: 'Remover placa.png' }).click()
  await page.getByRole('button', { name: 'Remover contrato.pdf' }).click()
  await tray.waitFor({ state: 'detached' })
})

test('Enter sends nothing while a menu of the composer is open, nor while a word is being composed or the key is held', async () => {
  const field = page.getByLabel('Resposta para Maria Lima')
  const sent = page.getByRole('region', { name: 'Mensagens' }).getByRole('listitem')
  await sent.getByText('Bom dia, ainda tem o Onix?').waitFor()
  await field.pressSequentially('/fin')
  await page.getByText(/^Nenhuma resposta pronta para “fin”/).waitFor()
  await page.keyboard.press('Enter')
  expect(await field.inputValue()).toBe('/fin')
  // While what there is has not been read yet, too.
  const held = Promise.withResolvers<void>()
  await page.route('**/api/v1/canned-responses*', async (route) => {
    await held.promise
    await route.continue()
  })
  // What was kept of the text comes after the field, and would be typed on.
  const draft = page.waitForResponse(
    (response) => response.request().method() === 'GET' && response.url().endsWith('/draft'),
  )
  await page.reload()
  await field.waitFor()
  await (await draft).finished()
  await field.fill('')
  await field.pressSequentially('/fin')
  await page.keyboard.press('Enter')
  expect(await field.inputValue()).toBe('/fin')
  held.resolve()
  await page.getByText(/^Nenhuma resposta pronta para “fin”/).waitFor()
  await page.unrouteAll({ behavior: 'wait' })

  // A note's menu of names takes Enter for itself.
  await field.fill('')
  await page.getByRole('radio', { name: 'Nota' }).click()
  const note = page.getByLabel('Nota para a equipe sobre Maria Lima')
  await note.pressSequentially('@Bru')
  await page.getByRole('option', { name: 'Bruno Reis' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => note.inputValue()).toBe('@Bruno Reis ')
  await note.fill('')
  await page.getByRole('radio', { name: 'Resposta' }).click()

  // An emoji that nobody knows: Enter stays in its search.
  await field.fill('Oi')
  await page.getByRole('button', { name: 'Emojis' }).click()
  await page.getByLabel('Buscar emoji').fill('xyzxyz')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  expect(await field.inputValue()).toBe('Oi')

  const press = (init: { isComposing?: boolean; keyCode?: number; repeat?: boolean }) =>
    field.evaluate(
      (element, options) =>
        element.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...options }),
        ),
      init,
    )
  await press({ isComposing: true })
  await press({ keyCode: 229 })
  await press({ repeat: true })
  expect(await field.inputValue()).toBe('Oi')
  // What was never meant for the customer has not reached them: Escape and Enter send it all the same.
  expect(await sent.getByText('/fin').count()).toBe(0)
  await field.fill('')
  await field.pressSequentially('/fin')
  await page.getByText(/^Nenhuma resposta pronta para “fin”/).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await sent.getByText('/fin').waitFor()
})

test('a text that was kept from before and comes after the first letters is offered, and takes nothing from them', async () => {
  const field = page.getByLabel('Resposta para Maria Lima')
  const kept = page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().endsWith('/draft'),
  )
  await field.fill('O Onix já foi,')
  await kept
  const held = Promise.withResolvers<void>()
  await page.route('**/draft', async (route) => {
    if (route.request().method() === 'GET') await held.promise
    await route.continue()
  })
  await page.reload()
  await field.pressSequentially('Bom dia')
  held.resolve()
  await page.getByText('Você tinha começado: “O Onix já foi,”').waitFor()
  expect(await field.inputValue()).toBe('Bom dia')
  await page.getByRole('button', { name: 'Juntar' }).click()
  expect(await field.inputValue()).toBe('O Onix já foi,\nBom dia')
  await page.getByText('Você tinha começado', { exact: false }).waitFor({ state: 'detached' })
  await page.unrouteAll({ behavior: 'wait' })
})

test('a file that cannot be sent says why, and holds back neither Enter nor the rest', async () => {
  const field = page.getByLabel('Resposta para Maria Lima')
  const tray = page.getByRole('list', { name: 'Arquivos da mensagem' })
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['x'], 'instalador.exe', { type: 'application/x-msdownload' }))
    clipboardData.items.add(new File([], 'vazio.pdf', { type: 'application/pdf' }))
    clipboardData.items.add(new File([new Uint8Array(17 * 1024 * 1024)], 'enorme.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await tray.getByText('Este tipo de arquivo não pode ser enviado').waitFor()
  await tray.getByText(/^Grande demais: o limite é/).waitFor()
  await field.fill('Segue o orçamento')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Mensagens' }).getByText('Segue o orçamento').waitFor()
  // It did not go: it stays, with its reason, until it is taken out.
  await tray.getByText('enorme.png').waitFor()
  for (const name of ['instalador.exe', 'vazio.pdf', 'enorme.png'])
    await page.getByRole('button', { name: `Remover ${name}` }).click()
  await tray.waitFor({ state: 'detached' })
})

test('an emoji found by its name goes where the caret is', async () => {
  const field = page.getByLabel('Resposta para Maria Lima')
  await field.fill('Bom dia')
  await field.press('Home')
  await page.getByRole('button', { name: 'Emojis' }).click()
  await page.getByLabel('Buscar emoji').fill('foguete')
  await page.getByRole('gridcell', { name: 'foguete' }).first().click()
  await expect.poll(() => field.inputValue()).toBe('🚀Bom dia')
  // What is typed on stands behind it.
  await page.keyboard.type('Oi, ')
  expect(await field.inputValue()).toBe('🚀Oi, Bom dia')
  // Enter picks from what was typed, however soon it comes: never from the list before.
  await field.fill('')
  await page.getByRole('button', { name: 'Emojis' }).click()
  await page.getByRole('gridcell').first().waitFor()
  await page.getByLabel('Buscar emoji').fill('foguete')
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toMatch(/🚀$/)
  await field.fill('')
})

test('a note that the palette opens has the keyboard at once: no letter is lost', async () => {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Ir para uma página ou fazer algo').fill('nota')
  await page.getByRole('option', { name: /nota/i }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Ligar amanhã')
  const field = page.getByLabel('Nota para a equipe sobre Maria Lima')
  await expect.poll(() => field.inputValue()).toBe('Ligar amanhã')
  await field.fill('')
  await page.getByRole('radio', { name: 'Resposta' }).click()
})

test('a palette that is left gives the keyboard back to the text: what is typed on is no key of the inbox', async () => {
  const field = page.getByLabel('Resposta para Maria Lima')
  await field.fill('Já v')
  await page.keyboard.press('Control+k')
  const palette = page.getByPlaceholder('Ir para uma página ou fazer algo')
  await palette.waitFor()
  await leave(page, palette)
  await page.keyboard.type('ejo')
  expect(await field.inputValue()).toBe('Já vejo')
  await field.fill('')

  // From a field that keeps its keys to itself, too.
  const notes = page.getByRole('textbox', { name: 'Anotações' })
  await notes.press('Control+k')
  await palette.waitFor()
  await leave(page, palette)
  expect(await notes.evaluate((area) => area === document.activeElement)).toBe(true)
})

test('the microphone is let go when a recording is thrown away, fails, or is allowed too late', async () => {
  // Each track that the browser gave is held, and giving it can be held back.
  await page.evaluate(() => {
    const given: MediaStreamTrack[] = []
    const heard = { given, gate: Promise.resolve() }
    Object.assign(window, { heard })
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish)
      given.push(...stream.getTracks())
      await heard.gate
      return stream
    }
  })
  const record = page.getByRole('button', { name: 'Gravar áudio' })
  await record.click()
  await page.getByRole('timer').waitFor()
  expect(await microphones()).toEqual(['live'])
  await page.getByRole('button', { name: 'Descartar gravação' }).click()
  await expect.poll(microphones).toEqual(['ended'])

  await page.evaluate(() => {
    const { heard } = window as unknown as { heard: { gate: Promise<void> } }
    heard.gate = new Promise((resolve) => Object.assign(window, { allow: resolve }))
  })
  await record.click()
  await page.getByText('Permita o uso do microfone no aviso do navegador.').waitFor()
  await expect.poll(microphones).toEqual(['ended', 'live'])
  await page.getByRole('button', { name: 'Descartar gravação' }).click()
  await page.evaluate(() => (window as unknown as { allow(): void }).allow())
  await expect.poll(microphones).toEqual(['ended', 'ended'])

  await page.evaluate(() => {
    MediaRecorder.prototype.start = () => {
      throw new DOMException('', 'NotSupportedError')
    }
  })
  await record.click()
  await page.getByText(/^Nenhum microfone respondeu/).waitFor()
  await expect.poll(microphones).toEqual(['ended', 'ended', 'ended'])
  // Its microphone is no longer the browser's.
  await page.close()
})

test('whoever may not use the microphone is told how to allow it', async () => {
  const browser = await launchAskingChromium()
  try {
    const refused = await openThread(bruno, { on: browser })
    // Allowing one thing forbids all others.
    await refused.context().grantPermissions(['notifications'])
    await refused.getByRole('button', { name: 'Gravar áudio' }).click()
    await refused.getByText(/^O navegador não deu acesso ao microfone\. Clique no cadeado/).waitFor()
    await refused.getByRole('button', { name: 'Fechar' }).click()
    await refused.getByLabel('Resposta para Maria Lima').waitFor()
  } finally {
    await browser.close()
  }
})

test('a contact who is blocked can only be written about', async () => {
  const { contact } = await call('GET', `/api/v1/conversations/${encodeId('cnv', id)}`)
  await call('POST', `/api/v1/contacts/${(contact as { id: string }).id}/block`)
  await page.reload()
  await page.getByText('Este contato está bloqueado: aqui só é possível deixar notas.').waitFor()
  await page.getByLabel('Nota para a equipe sobre Maria Lima').waitFor()
  expect(await page.getByRole('radio', { name: 'Resposta' }).count()).toBe(0)
  await page.getByLabel('Nota para a equipe sobre Maria Lima').fill('Bloqueada por insultos')
  await page.keyboard.press('Enter')
  await page.getByRole('listitem').getByText('Bloqueada por insultos').waitFor()
})

test('a contact that is deleted while its conversation is open: the conversation says so, goes on, and brings it back', async () => {
  const { contact } = await call('GET', `/api/v1/conversations/${encodeId('cnv', id)}`)
  await call('DELETE', `/api/v1/contacts/${(contact as { id: string }).id}`)
  const panel = page.getByText(/^Este contato foi excluído\. Dá para trazer de volta até/)
  await panel.waitFor()
  await page.getByText('Este contato foi excluído.', { exact: true }).waitFor()
  await page.getByLabel('Resposta para Maria Lima').fill('Ainda tem, sim')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Mensagens' }).getByText('Ainda tem, sim').waitFor()

  await goWithin(page, new URL('/contatos/excluidos', page.url()).href)
  const gone = page.getByRole('list', { name: 'Contatos excluídos' }).getByRole('listitem')
  await gone.getByText('Maria Lima').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Trazer de volta' }).first().click()
  await panel.waitFor({ state: 'detached' })
  await goWithin(page, new URL('/contatos/excluidos', page.url()).href)
  await page.getByText('Nenhum contato excluído').waitFor()
})

async function openThread(person: Person, options: NewPage = {}): Promise<Page> {
  const opened = await scene.openInbox(person, 'todas', options)
  await goWithin(opened, scene.address('todas', id))
  await opened.getByLabel('Resposta para Maria Lima').waitFor()
  return opened
}

/** What became of each microphone that the page was given. */
function microphones(): Promise<string[]> {
  return page.evaluate(() => {
    const { heard } = window as unknown as { heard: { given: MediaStreamTrack[] } }
    return heard.given.map(({ readyState }) => readyState)
  })
}

async function call(method: 'GET' | 'POST' | 'DELETE', url: string): Promise<Record<string, unknown>> {
  const answer = await console.house.app.inject({ method, url, headers: ana.headers })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.body === '' ? {} : answer.json<Record<string, unknown>>()
}
