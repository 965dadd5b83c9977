import { expect, test } from 'vitest'
import { SignalDevice } from '../../testing/whatsapp/people/signal-device.ts'
import { makeRepository } from '../src/baileys/make-repository.ts'
import { quietSignal } from '../src/baileys/quiet-signal.ts'

const [BOT, ANA] = ['9001:1@lid', '1001@lid']

// It writes the sessions of this test to the console, keys and all.
quietSignal()

test('who writes by an old session while ours is new spoils neither', async () => {
  const [bot, ana] = [new SignalDevice(makeRepository), new SignalDevice()]
  const [bundleOfBot, bundleOfAna, another] = [await bot.bundle(BOT), await ana.bundle(ANA), await ana.bundle(ANA)]
  const say = (text: string, anew?: typeof another) =>
    bot.encrypt(ANA, { conversation: text }, () => anew ?? bundleOfAna, anew !== undefined)
  const ask = (text: string) => ana.encrypt(BOT, { conversation: text }, () => bundleOfBot)
  const readByBot = async (text: string) => expect((await bot.decrypt(ANA, await ask(text))).conversation).toBe(text)
  await readByBot('Olá')
  expect((await ana.decrypt(BOT, await say('Oi'))).conversation).toBe('Oi')
  // A session of the bot's making, of which she hears late.
  const first = await say('um', another)
  await readByBot('Tem o carro?')
  await readByBot('Alô?')
  const second = await say('dois')
  expect((await ana.decrypt(BOT, first)).conversation).toBe('um')
  expect((await ana.decrypt(BOT, second)).conversation).toBe('dois')
  await readByBot('Até logo')
})
