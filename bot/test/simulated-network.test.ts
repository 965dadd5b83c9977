import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { encodeId } from '@recado/contracts/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { servePages } from '../src/simulator/serve-pages.ts'
import { openShelf } from '../src/simulator/shelf.ts'
import { SimulatedNetwork } from '../src/simulator/simulated-network.ts'

const CONNECTION = '01980000-0000-7000-8000-000000000001'
const ANA = { phone: '+5511987654321', lid: '1001@lid', name: 'Ana' }
let folder: string
let network: SimulatedNetwork
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recado-simulator-'))
  network = new SimulatedNetwork({ makesPhones: true, answer: servePages(folder) })
})
afterEach(async () => {
  await network.close()
  await rm(folder, { recursive: true })
})

test('a bot that asks for a phone gets one, which is found by its number and by its connection', async () => {
  const address = await network.listen()
  expect(network.find(encodeId('wac', CONNECTION), true)?.me.phone).toMatch(/^\+55119\d{8}$/)
  const { phone } = network.find(encodeId('wac', CONNECTION))?.me ?? { phone: '' }
  expect(network.find(phone)?.me.phone).toBe(phone)
  const other = '+5511900000002'
  expect(network.find(other)).toBeUndefined()
  const socket = new WebSocket(`${address}/device/${other}`)
  socket.on('open', () => socket.send(JSON.stringify({ t: 'hello', device: null, version: null, pair_by_code: null })))
  await expect.poll(() => network.find(other)?.view()).toMatchObject({ phone: other, qr: expect.any(String) })
  socket.close()
  // Who looks on makes none.
  const http = address.replace('ws', 'http')
  expect((await fetch(`${http}/phones/%2B5511900000003`)).status).toBe(404)
  expect(await (await fetch(`${http}/phones`)).json()).toHaveLength(2)
})

test('phones outlast the network: who is linked, what was said, what waits for the bot, and files', async () => {
  await network.listen()
  const shelf = await openShelf(folder)
  await shelf.fill(network)
  const phone = network.addPhone({ phone: '+5511900000004', lid: '4@lid', name: 'Loja' })
  const heard: unknown[] = []
  const line = { send: (message: unknown) => heard.push(message), close: () => undefined }
  phone.connect(line, { device: null, version: null, pairByCode: null })
  phone.scan()
  phone.say(ANA, { kind: 'text', text: 'oi' })
  const source = network.keepMedia(Buffer.from('bytes'), 'text/plain')
  shelf.keep(network)
  await shelf.close()

  const after = new SimulatedNetwork({ makesPhones: true })
  await (await openShelf(folder)).fill(after)
  const again = after.find('+5511900000004')
  expect(again?.view()).toMatchObject({ state: 'linked', pending: 1, customers: [ANA] })
  expect(again?.log).toMatchObject([{ content: { text: 'oi' } }])
  expect(after.media.get(source.split('/').at(-1) ?? '')).toMatchObject({ mime: 'text/plain' })
  const device = heard.flatMap((message) => (message as { device?: string }).device ?? [])[0] ?? null
  heard.length = 0
  again?.connect(line, { device, version: null, pairByCode: null })
  expect(heard).toMatchObject([{ t: 'open' }, { t: 'event', event: { event: 'message' } }])
})

test('the first code of a number that is to be linked is scanned at once; who unlinks it is left alone', async () => {
  await writeFile(path.join(folder, 'scan.json'), JSON.stringify([encodeId('wac', CONNECTION)]))
  const { scans } = await openShelf(folder)
  const linked = new SimulatedNetwork({ makesPhones: true, scans })
  const phone = linked.find(encodeId('wac', CONNECTION), true)
  const line = { send: () => undefined, close: () => undefined }
  const hello = { device: null, version: null, pairByCode: null }
  phone?.connect(line, hello)
  await expect.poll(() => phone?.view()).toMatchObject({ state: 'linked' })
  phone?.unlink()
  phone?.connect(line, hello)
  await new Promise(setImmediate)
  expect(phone?.view()).toMatchObject({ state: 'unlinked', qr: expect.any(String) })
  await linked.close()
})

test('serves its page, and of that folder alone', async () => {
  await writeFile(path.join(folder, 'index.html'), '<title>phone</title>')
  const http = (await network.listen()).replace('ws', 'http')
  const page = await fetch(`${http}/?aparelho=x`)
  expect(await page.text()).toBe('<title>phone</title>')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect((await fetch(`${http}/..%2f..%2fetc/passwd.js`)).status).toBe(404)
  expect((await fetch(http, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
})

test('files, changes and what the shop writes on its own phone are played over HTTP', async () => {
  const http = (await network.listen()).replace('ws', 'http')
  const phone = network.addPhone({ phone: '+5511900000005', lid: '5@lid', name: 'Loja' })
  const act = (name: string, body: object) =>
    fetch(`${http}/phones/${encodeURIComponent(phone.me.phone)}/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
  const headers = { 'content-type': 'image/png' }
  const kept = await fetch(`${http}/media`, { method: 'POST', body: 'png', headers })
  const { source } = (await kept.json()) as { source: string }
  expect(await (await fetch(source)).text()).toBe('png')
  await act('send-file', { customer: ANA, kind: 'image', source, mime: 'image/png', caption: 'olha' })
  const said = await act('say', { customer: ANA, text: 'oi' })
  const { result } = (await said.json()) as { result: string }
  await act('say', { customer: ANA, text: 'bom dia', from_me: true, quoted: result })
  await act('react', { customer: ANA, message_id: result, emoji: '👍' })
  await act('rewrite', { customer: ANA, message_id: result, text: 'olá' })
  await act('take-back', { customer: ANA, message_id: result })
  await act('locate', { customer: ANA, latitude: -23.5, longitude: -46.6 })
  expect(phone.log).toMatchObject([
    { direction: 'in', content: { kind: 'image', caption: 'olha', media: { source } } },
    { direction: 'in', content: { text: 'oi' } },
    { direction: 'out', content: { text: 'bom dia' }, quoted: result },
    { content: { kind: 'reaction', emoji: '👍' } },
    { content: { kind: 'edit', text: 'olá' } },
    { content: { kind: 'deletion' } },
    { content: { kind: 'location' } },
  ])
  // A banned account comes back unlinked.
  phone.ban()
  await act('unban', {})
  expect(phone.view()).toMatchObject({ state: 'unlinked' })
})
