import { createHmac } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sealIdentitySecret } from '../../../server/src/chat/inboxes/identity-secret.ts'
import { launchChromiumAt } from '../../../server/test/support/launch-chromium.ts'
import { openWidgetHouse, type WidgetHouse } from './support/widget-house.ts'

let widget: WidgetHouse
beforeAll(async () => {
  widget = await openWidgetHouse()
})
afterEach(async () => {
  await widget.settle({ settings: {}, identity_required: false })
  expect(widget.complaints.splice(0)).toEqual([])
})
afterAll(() => widget?.close())

type Place = Page | FrameLocator
const log = (at: Place) => at.getByRole('log')
const open = (at: Place) => at.getByRole('button', { name: /^Abrir conversa/ }).click()
async function say(at: Place, text: string): Promise<void> {
  await at.getByLabel('Mensagem', { exact: true }).fill(text)
  await at.getByRole('button', { name: 'Enviar', exact: true }).click()
  await log(at).getByText(text).waitFor()
}
/** What is written arrives, and an answer is heard, from memory alone. */
async function talk(at: Place, text: string): Promise<void> {
  await open(at)
  await say(at, text)
  await log(at).getByText('Entregue').first().waitFor({ state: 'attached' })
  const [id = ''] = await widget.conversations()
  await widget.answer(id, `Sim: ${text}`)
  await log(at).getByText(`Sim: ${text}`).waitFor()
}

test('a frame that may keep nothing sends and hears, without an error', async () => {
  const { page, context } = await widget.visit({ path: '/frame?sandbox=allow-scripts' })
  const frame = page.frameLocator('iframe')
  // It is as the name says: everything that keeps something throws.
  expect(
    await page.frames()[1]?.evaluate(() => {
      try {
        return String(localStorage.length)
      } catch (error) {
        return (error as Error).name
      }
    }),
  ).toBe('SecurityError')
  await talk(frame, 'Da moldura')
  await context.close()
})

test('a browser whose person blocks all data of sites sends and hears, without an error', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'recado-blocked-'))
  await mkdir(path.join(profile, 'Default'))
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } }
  await writeFile(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  const context = await launchChromiumAt(profile, { locale: 'pt-BR', reducedMotion: 'reduce' })
  try {
    const errors: string[] = []
    context.on('weberror', (error) => errors.push(error.error().message))
    const page = await context.newPage()
    await page.goto(`${widget.site}/`)
    expect(
      await page.evaluate(() => {
        try {
          return `${localStorage.length}`
        } catch {
          return 'denied'
        }
      }),
    ).toBe('denied')
    await talk(page, 'Sem guardar nada')
    expect(errors).toEqual([])
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
})

test('it outlives what routers do to a page, with what was being written', async () => {
  const { page, context } = await widget.visit({ path: '/framed' })
  await page.goto(`${widget.site}/late`, { waitUntil: 'commit' })
  // The body has not come yet, and a browser draws nothing before it.
  await page.locator('recado-widget').waitFor({ state: 'attached' })
  await page.request.get(`${widget.site}/body`)
  await page.getByRole('heading', { name: 'Loja' }).waitFor()
  await open(page)
  await say(page, 'Antes da troca')
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  await page.getByLabel('Mensagem', { exact: true }).fill('rascunho')
  const swaps: Record<string, () => void> = {
    turbo: () => {
      const next = document.createElement('body')
      next.innerHTML = '<h1>Outra</h1>'
      document.documentElement.replaceChild(next, document.body)
    },
    emptied: () => {
      document.body.innerHTML = ''
    },
    removed: () => document.querySelector('recado-widget')?.remove(),
    'html written anew': () => {
      document.documentElement.innerHTML = '<head></head><body><h1>Nova</h1></body>'
    },
    'root replaced': () => {
      document.documentElement.replaceWith(document.createElement('html'))
    },
  }
  for (const [name, swap] of Object.entries(swaps)) {
    await page.evaluate(swap)
    await log(page).getByText('Antes da troca').waitFor()
    expect(await page.getByLabel('Mensagem', { exact: true }).inputValue(), name).toBe('rascunho')
    expect(await page.locator('recado-widget').count(), name).toBe(1)
  }
  // Another script that takes it away again and again is outlasted: it comes back after a growing wait.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let taken = 0
        const foe = new MutationObserver(() => {
          const host = document.querySelector('recado-widget')
          if (host === null) return
          host.remove()
          taken += 1
          if (taken < 4) return
          foe.disconnect()
          resolve()
        })
        foe.observe(document.documentElement, { childList: true })
        document.querySelector('recado-widget')?.remove()
      }),
  )
  await log(page).getByText('Antes da troca').waitFor()
  await context.close()
})

test('a profile with a field that cannot be used closes the chat to nobody, and the developer is told once', async () => {
  const secret = 'segredo-do-site-0123456789abcdef'
  const sealed = sealIdentitySecret(widget.house.services.keyring, widget.scene.tenant.id, secret)
  await widget.settle({ sealed_identity_secret: sealed, identity_required: true })
  const hash = createHmac('sha256', secret).update('4711').digest('hex')
  const profile = { user_id: 4711, hash, name: 'Joana Prado', email: null, phone: '', plano: 'ouro' }
  const identify = `Recado('identify', ${JSON.stringify(profile)})`
  const calls = `window.Recado = window.Recado || function () { (Recado.q = Recado.q || []).push(arguments) };
    ${identify}; Recado('open')`
  const { page, context } = await widget.visit({ path: '/framed' })
  const warnings: string[] = []
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  await page.goto(`${widget.site}/?calls=${encodeURIComponent(calls)}`)
  await say(page, 'Sou cliente')
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  await page.evaluate(identify)
  await log(page).getByText('Sou cliente').waitFor()
  expect(warnings.filter((text) => text.startsWith('Recado:'))).toHaveLength(1)
  widget.complaints.splice(0)
  const [id = ''] = await widget.conversations()
  expect(await widget.ask('GET', `conversations/${id}`)).toMatchObject({ contact: { name: 'Joana Prado' } })
  await context.close()
})

test('an answer that the server refuses leads back to its field, with everything that was typed', async () => {
  const name = { key: 'name', label: 'Seu nome', kind: 'text', required: true } as const
  const phone = { key: 'fone', label: 'Seu telefone', kind: 'phone', required: true } as const
  await widget.settle({ settings: { pre_chat: [name] } })
  const { page, context } = await widget.visit()
  await open(page)
  await page.getByLabel('Seu nome').fill('Rita')
  // The company asks for more since the page was opened.
  await widget.settle({ settings: { pre_chat: [name, phone] } })
  await page.getByLabel('Mensagem', { exact: true }).fill('Quero um orçamento')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByLabel('Seu telefone').waitFor()
  expect(await page.getByLabel('Seu nome').inputValue()).toBe('Rita')
  expect(await page.getByLabel('Mensagem', { exact: true }).inputValue()).toBe('Quero um orçamento')
  expect(await page.getByRole('button', { name: 'Tentar de novo' }).count()).toBe(0)
  // Wrong by the rule of both sides: said before it is sent.
  await page.getByLabel('Seu telefone').fill('98765-4321')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByText('Escreva o telefone com DDD.').waitFor()
  await page.getByLabel('Seu telefone').fill('11 98765-4321 (zap)')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  await context.close()
})

test('after the end one writes on or begins anew, is asked for stars once, and may say no', async () => {
  const { page, context } = await widget.visit()
  await open(page)
  await say(page, 'Primeira pergunta')
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  const [id = ''] = await widget.conversations()
  await widget.ask('POST', `conversations/${id}/resolve`, {})
  const stars = page.getByRole('radiogroup', { name: 'Como foi o atendimento?' })
  await stars.waitFor()
  await page.getByRole('radio', { name: '4 de 5 estrelas' }).check()
  await page.getByLabel('Quer contar mais? (opcional)').fill('Rápido e gentil')
  await page.getByRole('button', { name: 'Enviar avaliação' }).click()
  await page.getByText('Obrigado pela avaliação: 4 de 5 estrelas.').waitFor()
  expect(await widget.ask('GET', `conversations/${id}`)).toMatchObject({
    ...{ status: 'resolved', rating: { stars: 4, comment: 'Rápido e gentil' } },
  })
  // Writing opens it again.
  await say(page, 'Mais uma coisa')
  await expect.poll(async () => (await widget.ask('GET', `conversations/${id}`)).status).toBe('open')
  await page.getByText('Obrigado pela avaliação').waitFor({ state: 'detached' })

  // Where the company wants each subject in a conversation of its own.
  await widget.settle({ settings: { after_resolve: 'start_new' } })
  await widget.ask('POST', `conversations/${id}/resolve`, {})
  await page.reload()
  await open(page)
  await log(page).getByText('Mais uma coisa').waitFor()
  await page.getByText('Escreva abaixo para começar outra.').waitFor()
  const known = await widget.conversations()
  const begun = async () => (await widget.conversations()).filter((each) => each !== id && !known.includes(each))
  await say(page, 'Outro assunto')
  await log(page).getByText('Mais uma coisa').waitFor({ state: 'detached' })
  await expect.poll(begun).toHaveLength(1)
  const [next = ''] = await begun()
  await widget.ask('POST', `conversations/${next}/resolve`, {})
  await stars.waitFor()
  await page.getByRole('button', { name: 'Agora não' }).click()
  await stars.waitFor({ state: 'detached' })
  await page.reload()
  await open(page)
  await page.getByRole('button', { name: /Outro assunto/ }).click()
  await page.getByText('Escreva abaixo para começar outra.').waitFor()
  expect(await stars.count()).toBe(0)

  // An inbox that does not ask.
  await widget.settle({ settings: { ask_rating: false } })
  await context.close()
})

test('files that shops send are taken, and an empty one is told at once', async () => {
  const { page, context } = await widget.visit()
  await open(page)
  await say(page, 'Segue a planilha')
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  const choose = async (name: string, mimeType: string, content: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Anexar arquivo' }).click()
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(content) })
  }
  await choose('vazio.pdf', 'application/pdf', '')
  await page.getByText('O arquivo vazio.pdf está vazio.').waitFor()
  await choose('estoque.csv', 'application/vnd.ms-excel', 'carro;preço\nGol;50000\n')
  await choose('nota.xml', 'text/xml', '<?xml version="1.0"?><nfeProc/>')
  await choose('ana.vcf', 'text/x-vcard', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n')
  for (const name of ['estoque.csv', 'nota.xml', 'ana.vcf'])
    await page.getByRole('link', { name: `Baixar ${name}` }).waitFor()
  await context.close()
})

test('a text has its own direction, and an address its last bracket', async () => {
  const { page, context } = await widget.visit()
  await open(page)
  await say(page, 'مرحبا كيف حالك')
  const directions = () =>
    page.locator('.bubble').evaluateAll((bubbles) => bubbles.map((bubble) => getComputedStyle(bubble).direction))
  await expect.poll(directions).toEqual(['rtl'])
  await say(page, 'veja https://pt.wikipedia.org/wiki/Gol_(carro).')
  await expect.poll(directions).toEqual(['rtl', 'ltr'])
  expect(await page.getByRole('link').getAttribute('href')).toBe('https://pt.wikipedia.org/wiki/Gol_(carro)')
  await context.close()
})
