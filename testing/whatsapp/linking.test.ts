import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenBot, openBot, SHOP } from './test/open-bot.ts'

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
