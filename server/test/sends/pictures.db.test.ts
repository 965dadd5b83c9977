import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BOT_PATHS, BOT_TOKEN_HEADER } from '@recado/contracts/bots'
import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendMessage } from '../../src/chat/conversations/index.ts'
import { consoleUrl } from '../../src/tenancy/console-url.ts'
import { type BotName, botToken } from '../../src/zap/connections/index.ts'
import { type BotScene, openBotScene } from '../bots/bot-scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let files: Server
let origin: string
let house: TestHouse
let scene: BotScene
beforeAll(async () => {
  files = createServer((request, response) => {
    if (request.url === '/gone.jpg') return response.writeHead(404).end()
    return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(`bytes of ${request.url}`)
  })
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(files.address() as AddressInfo).port}`
  house = await openTestHouse({ env: { PUBLIC_URL: origin } })
  scene = await openBotScene(house)
  await scene.deliver(scene.message({ phone: '+5511987654321' }))
})
afterAll(async () => {
  await house.close()
  await new Promise((resolve) => files.close(resolve))
})

/** A flow's picture, noted to be sent. @returns the send's id */
async function say(url: string): Promise<string> {
  const [conversation] = await scene.conversations()
  return scene.within(async (scope) => {
    const { message } = await sendMessage(scope, {
      ...{ conversationId: conversation?.id as never, clientId: randomUUID(), kind: 'text', direction: 'out' },
      ...{ author: { kind: 'bot', id: null, name: 'Loja' }, body: url, asWritten: true },
      data: { interactive: { kind: 'media', media: 'image', url, text: 'Olhe' } },
    })
    const send = await scope.db
      .selectFrom('whatsapp_sends')
      .select('id')
      .where('tenant_id', '=', scope.tenant.id)
      .where('seq', '=', message.seq as never)
      .executeTakeFirstOrThrow()
    return send.id
  })
}

function ask(send: string, bot: BotName = scene.bot, tenantId = scene.tenant.id) {
  const url = BOT_PATHS.picture.replace(':id', encodeId('ten', tenantId)).replace(':send', send)
  return house.app.inject({ url, headers: { [BOT_TOKEN_HEADER]: botToken(house.services.keyring, bot) } })
}

test('a bot has a flow’s picture from the server, which fetches it', async () => {
  const answer = await ask(await say(`${origin}/onix.jpg`))
  expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
    ...[200, 'image/jpeg', 'bytes of /onix.jpg'],
  ])
})

test('a company’s own file is read where the server itself is, whatever its host leads to', async () => {
  const { http, tenancy } = house.services.config
  const own = consoleUrl(http.publicUrl, tenancy.baseDomain, scene.tenant.slug)
  expect((await ask(await say(`${own}/files/cars/a/b.webp`))).body).toBe('bytes of /files/cars/a/b.webp')
})

test.each(['http://169.254.169.254/latest/meta-data', 'http://100.100.100.200/'])(
  'nothing is fetched from where credentials lie: %s',
  async (url) => {
    expect((await ask(await say(url))).statusCode).toBe(404)
  },
)

test('a file that is gone is gone, and one that cannot be had now may be later', async () => {
  expect((await ask(await say(`${origin}/gone.jpg`))).statusCode).toBe(404)
  expect((await ask(await say('http://127.0.0.1:1/x.jpg'))).statusCode).toBe(503)
})

test('another company’s bot is told nothing of it, nor one of another number of the same', async () => {
  const send = await say(`${origin}/onix.jpg`)
  const other = await openBotScene(house)
  expect((await ask(send, other.bot)).statusCode).toBe(401)
  expect((await ask(send, other.bot, other.tenant.id)).statusCode).toBe(404)
  expect((await ask(send, { ...scene.bot, generation: 0 })).statusCode).toBe(401)
})
