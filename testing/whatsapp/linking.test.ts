import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANA, type OpenBot, openBot, SHOP } from './test/open-bot.ts'

let bot: OpenBot
beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

test('a QR code is scanned: the device is linked, restarts when it is told to, and logs in as what it has become', async () => {
  await bot.link()
  expect(bot.told().slice(0, 2)).toEqual(['restart_required', 'connected'])
  expect(bot.of('account')).toMatchObject([{ identity: { phone: SHOP.phone, lid: SHOP.lid } }])
  const [device] = bot.account.companions.values()
  expect(device?.preKeyCount).toBeGreaterThan(700)
  await bot.restart()
  await expect.poll(bot.told).toContain('connected')
  expect(bot.of('qr')).toEqual([])
  expect(bot.whatsapp.unknown).toEqual([])
})

test('a code that is typed into the phone links as well, under a name that WhatsApp knows', async () => {
  await bot.start(SHOP.phone)
  await expect.poll(() => bot.of('pairing_code')).toHaveLength(1)
  await bot.whatsapp.typeCode(bot.account, bot.of('pairing_code')[0]?.code ?? '')
  await expect.poll(bot.told).toContain('restart_required')
  await bot.start(SHOP.phone)
  await expect.poll(bot.told).toContain('connected')
  expect(bot.of('qr')).toEqual([])
})

test('another code than the one that is shown links nothing', async () => {
  await bot.start(SHOP.phone)
  await expect.poll(() => bot.of('pairing_code')).toHaveLength(1)
  await bot.whatsapp.typeCode(bot.account, 'ZZZZZZZZ')
  expect(bot.account.companions.size).toBe(0)
})

test('a code for a number that WhatsApp does not know is refused, and never shown', async () => {
  await bot.start('+5511900000000')
  await expect.poll(bot.told).toEqual(['pairing_code_refused'])
  expect(bot.of('pairing_code')).toEqual([])
  await bot.link()
})

test('a passkey that WhatsApp wants first is named, and the line stays for who comes on by another way', async () => {
  bot.account.requiresPasskey = true
  await bot.start()
  await expect.poll(() => bot.of('qr').length).toBe(1)
  bot.whatsapp.scan(bot.account, bot.of('qr')[0]?.qr ?? '')
  await expect.poll(bot.told).toEqual(['passkey_prologue'])
  expect(bot.account.companions.size).toBe(0)
})

test('a passkey is named where a code was typed, too', async () => {
  bot.account.requiresPasskey = true
  await bot.start(SHOP.phone)
  await expect.poll(() => bot.of('pairing_code')).toHaveLength(1)
  await bot.whatsapp.typeCode(bot.account, bot.of('pairing_code')[0]?.code ?? '')
  await expect.poll(bot.told).toEqual(['passkey_prologue'])
})

test('an old version is told apart from everything else, and a newer one is let in', async () => {
  bot.whatsapp.requireVersion('2.3000.2000000000')
  await bot.start()
  await expect.poll(bot.told).toEqual(['version_refused'])
  await bot.start(undefined, '2.3000.2000000001')
  await expect.poll(() => bot.of('qr')).toHaveLength(1)
})

test('the phone brings its history: who is who first, then what was said, in the order in which it was', async () => {
  const said = (id: string, fromMe: boolean) => ({
    message: {
      key: { remoteJid: ANA.lid, id, fromMe },
      messageTimestamp: 1_795_000_000,
      message: { conversation: id },
    },
  })
  // Within a chat the newest comes first.
  bot.account.history = [
    { id: ANA.lid, pnJid: bot.ana.pn, name: ANA.name, messages: [said('2', true), said('1', false)] },
  ]
  await bot.link()
  await expect.poll(bot.messages).toHaveLength(2)
  expect(bot.messages()).toMatchObject([
    { messageId: '1', history: true, fromMe: false, chat: { identity: { lid: ANA.lid } } },
    { messageId: '2', history: true, fromMe: true },
  ])
  const kinds = bot.events.map(({ event }) => event)
  expect(kinds.indexOf('identity')).toBeGreaterThan(-1)
  expect(kinds.indexOf('identity')).toBeLessThan(kinds.indexOf('message'))
  expect(bot.of('identity')[0]).toMatchObject({ identity: { lid: ANA.lid, phone: ANA.phone } })
})

test('what is heard while the history is still awaited outlives a bot that dies then', async () => {
  bot.account.isHistoryHeld = true
  await bot.start()
  await expect.poll(() => bot.of('qr').length).toBeGreaterThan(0)
  bot.whatsapp.scan(bot.account, bot.of('qr').at(-1)?.qr ?? '')
  await expect.poll(bot.told).toContain('restart_required')
  await bot.start()
  await expect.poll(bot.told).toContain('connected')
  await bot.driver.stop()
  const ids = [await bot.ana.say(bot.account, 'um'), await bot.ana.say(bot.account, 'dois')]
  await bot.restart()
  const [device] = bot.account.companions.values()
  // The library has acknowledged them and keeps them back; WhatsApp will not send them again.
  await expect.poll(() => device?.waiting).toBe(0)
  expect(bot.messages()).toEqual([])
  bot.account.isHistoryHeld = false
  await bot.restart()
  await expect.poll(() => bot.messages().map(({ messageId }) => messageId)).toEqual(ids)
})
