import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenBot, openBot } from './test/open-bot.ts'

let bot: OpenBot
beforeEach(async () => {
  bot = await openBot()
  await bot.link()
})
afterEach(() => bot.close())

const last = () => bot.of('state').at(-1)

test('unlinked on the phone: logged out, without a session, ready for another code', async () => {
  bot.account.logOut()
  await expect.poll(last).toMatchObject({ state: 'logged_out', reason: 'logged_out_on_phone' })
  expect(bot.store.session.get('creds', '')).toBeUndefined()
  bot.events.length = 0
  await bot.link()
})

test('unlinked while the bot was away: the same, at its next login', async () => {
  await bot.driver.stop()
  bot.account.logOut()
  await bot.restart()
  await expect.poll(last).toMatchObject({ state: 'logged_out' })
})

test('taken over by another socket: replaced, and the session is kept', async () => {
  bot.account.replace()
  await expect.poll(last).toMatchObject({ state: 'replaced', reason: 'session_taken' })
  await bot.restart()
  await expect.poll(last).toMatchObject({ state: 'connected' })
})

test('banned, now and at the next login', async () => {
  bot.account.ban()
  await expect.poll(last).toMatchObject({ state: 'banned', reason: 'account_banned' })
  await bot.restart()
  await expect.poll(last).toMatchObject({ state: 'banned' })
})

test('WhatsApp ends its work, or the line goes without a word: disconnected, with the session', async () => {
  bot.account.fail('503')
  await expect.poll(last).toMatchObject({ state: 'disconnected', reason: 'server_closed' })
  await bot.restart()
  await expect.poll(last).toMatchObject({ state: 'connected' })
  bot.account.cutLine()
  await expect.poll(last).toMatchObject({ state: 'disconnected', reason: 'network' })
})

test('logged out from here: the phone has it no more', async () => {
  await bot.driver.logOut()
  await expect.poll(() => bot.account.companions.size).toBe(0)
  expect(bot.store.session.get('creds', '')).toBeUndefined()
})
