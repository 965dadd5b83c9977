import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCalendar } from '../../../server/src/chat/calendars/index.ts'
import { createTeam } from '../../../server/src/chat/teams/index.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { openCompany, openForAna } from './support/open-company.ts'
import { goQuiet } from './support/open-quiet.ts'

let console: ConsoleHouse
let page: Page
/** Of a company of its own for each try. */
let slug: string
let tries = 0
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
})
beforeEach(async () => {
  tries += 1
  slug = `auto-norte-${tries}`
  await openCompany(console, { slug, company: 'Auto Norte' })
  page = await openForAna(console, console.at('/', slug))
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterEach(async () => {
  await console.sendHome()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('a team, a label and a canned response are made, and what they look like is seen before', async () => {
  await open('/configuracoes/equipes')
  await page.getByRole('button', { name: 'Nova equipe' }).click()
  await dialog().getByLabel('Nome').fill('Vendas')
  await dialog().getByLabel('Ana Souza').check()
  await save()
  await page.getByText('Equipe Vendas salva.').first().waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Vendas' }).getByText('Ana Souza').waitFor()

  await open('/configuracoes/etiquetas')
  await page.getByRole('button', { name: 'Nova etiqueta' }).click()
  await dialog().getByLabel('Nome').fill('Orçamento de peças')
  await dialog().getByRole('button', { name: 'Cor 3' }).click()
  await dialog().getByText('Orçamento de peças').waitFor()
  await save()
  await page.getByRole('main').getByText('Orçamento de peças').waitFor()
  // The same name again is refused where it was typed.
  await page.getByRole('button', { name: 'Nova etiqueta' }).click()
  await dialog().getByLabel('Nome').fill('Orçamento de peças')
  await save()
  await dialog().getByText('Já existe uma etiqueta com este nome.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sair sem salvar' }).click()
  await expect.poll(() => dialog().count()).toBe(0)
  // The keyboard is where it was before.
  const opener = page.getByRole('button', { name: 'Nova etiqueta' })
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true)

  await open('/configuracoes/respostas')
  await page.getByRole('button', { name: 'Nova resposta' }).click()
  await dialog().getByLabel('Atalho').fill('ola')
  await dialog().getByLabel('Texto', { exact: true }).fill('Oi, ')
  await dialog().getByRole('button', { name: 'Primeiro nome do cliente' }).click()
  await dialog().getByText('Oi, Marina').waitFor()
  expect(await dialog().getByLabel('Texto', { exact: true }).inputValue()).toBe('Oi, {{contact.first_name}}')
  await save()
  await page.getByText('/ola', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Mais ações para /ola' }).click()
  await page.getByRole('menuitem', { name: 'Excluir' }).click()
  await page.getByText('Nenhuma resposta pronta ainda').waitFor()
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await page.getByText('/ola', { exact: true }).waitFor()
})

test('hours say what they mean while they change, and are kept with their holidays', async () => {
  await open('/configuracoes/horarios')
  await page.getByRole('link', { name: 'Novo horário' }).click()
  await page.getByLabel('Nome', { exact: true }).first().fill('Loja')
  await page.getByText(/^Com este horário, a empresa está/).waitFor()
  for (const day of ['segunda', 'terça', 'quarta', 'quinta', 'sexta']) {
    await page
      .getByLabel(new RegExp(`^${day}`, 'i'))
      .first()
      .uncheck()
  }
  await page.getByText('Não abre no próximo ano', { exact: false }).waitFor()
  for (const day of ['domingo', 'segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado']) {
    await page
      .getByLabel(new RegExp(`^${day}`, 'i'))
      .first()
      .check()
    await page.getByLabel(new RegExp(`^Abre: ${day}`)).fill('00:00')
    await page.getByLabel(new RegExp(`^Fecha: ${day}`)).fill('00:00')
  }
  await page.getByLabel('Fechar nos feriados nacionais').uncheck()
  await page.getByText('Com este horário, a empresa está aberta agora.').waitFor()
  await page.getByLabel('Data').fill('2027-01-25')
  await page.getByLabel('Nome', { exact: true }).last().fill('Aniversário da cidade')
  await page.getByRole('button', { name: 'Acrescentar dia' }).click()
  await page.getByText('todo 25 de janeiro').waitFor()
  await page.getByRole('button', { name: 'Salvar' }).first().click()
  await page.getByText('Horário Loja salvo.').first().waitFor()
  const row = page.getByRole('link', { name: /^Loja/ })
  await row.getByText('Aberto agora').waitFor()
  await row.getByText('seg–dom 00:00–24:00').waitFor()
})

test('a chat is made, worded, handed to a team, and its tag is copied', async () => {
  const tenant = await console.house.services.tenants.find({ slug })
  if (tenant === undefined) throw new Error('the company was not found')
  await console.house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    await createTeam(scope, { name: 'Vendas', memberIds: [] })
    await createCalendar(scope, {
      ...{ name: 'Loja', timezone: 'America/Sao_Paulo', closed_message: '' },
      ...{ national_holidays: false, optional_holidays: false, holidays: [] },
      hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
    })
  })
  await open('/configuracoes/canais')
  await page.getByRole('button', { name: 'Novo chat do site' }).click()
  await dialog().getByLabel('Nome').fill('Site da loja')
  await page.getByRole('button', { name: 'Criar chat' }).click()
  await page.getByRole('heading', { name: 'Site da loja' }).waitFor()
  await page.getByRole('button', { name: 'Copiar' }).first().click()
  await page.getByText('Copiado').first().waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const tag = /^<script async src="([^"]+)\/widget\.js" data-inbox="(inbox_[^"]+)"><\/script>$/.exec(copied)
  expect(tag?.[1], copied).toBe(console.at('', slug))

  await choose('Equipe', 'Vendas')
  await choose('Horário', 'Loja')
  await choose('Distribuição', /^Rodízio/)
  await choose('Se a pessoa não responder', 'Passa a outra depois de 5 minutos')
  await page.getByLabel('Saudação', { exact: true }).fill('Oi, aqui é a Auto Norte.')
  await page.getByRole('img', { name: /Saudação: Oi, aqui é a Auto Norte/ }).waitFor()
  await page.getByRole('button', { name: 'E-mail', exact: true }).click()
  await page.getByRole('button', { name: 'Pergunta', exact: true }).click()
  await page.getByLabel('Texto da pergunta').last().fill('Qual carro você procura?')
  await page.getByLabel('Endereços').fill('auto-norte.exemplo.com.br')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('Escreva o endereço com https://', { exact: false }).waitFor()
  await page.getByLabel('Endereços').fill('https://auto-norte.exemplo.com.br/pecas')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('Canal Site da loja salvo.').first().waitFor()

  await page.reload()
  await page.getByRole('img', { name: /Saudação: Oi, aqui é a Auto Norte/ }).waitFor()
  const kept = async () => [
    await page.getByLabel('Endereços').inputValue(),
    await page.getByLabel('Texto da pergunta').last().inputValue(),
  ]
  await expect.poll(kept).toEqual(['https://auto-norte.exemplo.com.br', 'Qual carro você procura?'])
  await page.getByRole('combobox', { name: 'Equipe' }).getByText('Vendas').waitFor()

  // What a page with this tag is told is what was written here.
  const config = await console.house.app.inject({
    url: `/api/v1/widget/config?inbox_key=${tag?.[2]}`,
    headers: { host: new URL(console.at('/', slug)).host, origin: 'https://auto-norte.exemplo.com.br' },
  })
  expect(config.json()).toMatchObject({
    open_now: true,
    settings: {
      greeting: 'Oi, aqui é a Auto Norte.',
      pre_chat: [{ key: 'email' }, { key: 'qual_carro_voce_procura' }],
    },
  })

  await page.getByRole('button', { name: 'Gerar segredo' }).click()
  const secret = await dialog().locator('code').textContent()
  expect(secret).toMatch(/^ids_/)
  await page.getByRole('button', { name: 'Já guardei' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Trocar o segredo' }).waitFor()
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('switch', { name: 'Aceitar só visitantes identificados' }).click()
  await page.getByText('Só visitantes identificados podem escrever.').first().waitFor()
})

test('a secret of flows is kept and replaced without being seen again, and a model is tried before it is kept', async () => {
  await open('/configuracoes/segredos')
  await page.getByRole('button', { name: 'Novo segredo' }).click()
  expect(
    await dialog()
      .getByLabel('Nome')
      .evaluate((field) => field === document.activeElement),
  ).toBe(true)
  await dialog().getByLabel('Nome').fill('com espaço')
  await dialog().getByLabel('Valor').fill('Bearer muito-secreto')
  await save()
  await dialog().getByText('sem espaços.').waitFor()
  await dialog().getByLabel('Nome').fill('crm')
  await dialog().getByLabel('Servidores que podem receber').fill('https://api.exemplo.com.br/v1, b.exemplo.com.br')
  await save()
  const row = page.getByRole('listitem').filter({ hasText: '{{secret.crm}}' })
  await row.getByText('Vai só para api.exemplo.com.br e b.exemplo.com.br').waitFor()
  await row.getByRole('button', { name: 'Mais ações para crm' }).click()
  await page.getByRole('menuitem', { name: 'Trocar o valor' }).click()
  expect(await dialog().getByLabel('Valor').inputValue()).toBe('')
  await dialog().getByLabel('Valor').fill('Bearer outro')
  await save()
  await page.getByText('Segredo crm guardado.').first().waitFor()
  expect(await page.content()).not.toContain('muito-secreto')

  await open('/configuracoes/inteligencia-artificial')
  await page.getByText('Nenhum modelo está configurado.').waitFor()
  await choose('Fornecedor', /Compatível com OpenAI/)
  await page.getByLabel('Endereço').fill('http://127.0.0.1:9/v1')
  await page.getByLabel('Modelo', { exact: true }).fill('pequeno')
  await page.getByRole('button', { name: 'Testar' }).click()
  await page.getByText('Escreva a chave do modelo.').waitFor()
  await page.getByLabel('Chave', { exact: true }).fill('sk-muito-secreta')
  await page.getByRole('button', { name: 'Testar' }).click()
  await page.getByText('Não conseguimos falar com o fornecedor.').waitFor()
  await page.getByLabel('Respostas por dia').fill('200')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('Quem responde é o seu modelo, pequeno.').waitFor()
  expect(await page.getByLabel('Chave', { exact: true }).inputValue()).toBe('')
  expect(await page.getByLabel('Respostas por dia').inputValue()).toBe('200')
})

test('a photo is framed by hand, shown wherever its person is, on other screens too, and taken away', async () => {
  const people = await page.context().newPage()
  await people.goto(console.at('/configuracoes/pessoas', slug))
  const there = people.locator('main img[src^="/files/people/"]')
  await people.getByRole('main').getByText('Ana Souza').first().waitFor()

  await page.bringToFront()
  await open('/configuracoes/conta')
  const choose = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Escolher foto' }).click()
  await (await choose).setFiles({ name: 'nota.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await dialog().getByText('Não consegui abrir essa imagem.', { exact: false }).waitFor()
  await dialog().getByRole('button', { name: 'Cancelar' }).click()

  // Red on the left, blue on the right: which half is kept is seen by its colour.
  const blue = {
    input: { create: { width: 600, height: 600, channels: 3 as const, background: '#0000ff' } },
    left: 600,
  }
  const sent = await sharp({ create: { width: 1200, height: 600, channels: 3, background: '#ff0000' } })
    .composite([{ ...blue, top: 0 }])
    .jpeg()
    .toBuffer()
  await page.getByLabel('Sua foto').setInputFiles({ name: 'eu.jpg', mimeType: 'image/jpeg', buffer: sent })
  const frame = dialog().getByRole('application', { name: 'Posição da foto' })
  await frame.focus()
  for (let press = 0; press < 14; press++) await page.keyboard.press('ArrowRight')
  await dialog().getByLabel('Aproximar').fill('1.5')
  await dialog().getByRole('button', { name: 'Usar esta foto' }).click()
  await page.getByText('Foto salva.').first().waitFor()
  const account = page.getByRole('button', { name: /Ana Souza/ }).locator('img')
  const address = (await account.first().getAttribute('src')) ?? ''
  const kept = await console.house.app.inject({ url: address })
  const { data, info } = await sharp(kept.rawPayload).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([256, 256])
  const [red = 0, , blueness = 0] = data
  expect(blueness - red).toBeGreaterThan(150)
  await expect.poll(() => there.first().getAttribute('src')).toBe(address)

  await page.getByRole('button', { name: 'Tirar foto' }).click()
  await page.getByText('Foto tirada.', { exact: false }).first().waitFor()
  await expect.poll(() => account.count()).toBe(0)
  await expect.poll(() => there.count()).toBe(0)
  await people.close()
})

function open(path: string): Promise<void> {
  return goQuiet(page, console.at(path, slug))
}

function dialog() {
  return page.getByRole('dialog')
}

function save() {
  return dialog().getByRole('button', { name: 'Salvar' }).click()
}

async function choose(label: string, option: string | RegExp) {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}
