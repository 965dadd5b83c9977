import { DatabaseSync } from 'node:sqlite'
import { makeWASocket } from 'baileys'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenBot, openBot } from './test/open-bot.ts'

let bot: OpenBot
let database: DatabaseSync
/** What the volume held when the last message was sealed: it has not left yet. */
let volume: Record<string, unknown>[]

const rows = () => database.prepare('SELECT kind, id, value FROM session').all()
const makeSocket: typeof makeWASocket = (config) =>
  makeWASocket({
    ...config,
    makeSignalRepository(...given) {
      const repository = config.makeSignalRepository?.(...given)
      if (repository === undefined) throw new Error('the driver brings its own')
      const seal = repository.encryptMessage
      return Object.assign(repository, {
        async encryptMessage(...message: Parameters<typeof seal>) {
          const sealed = await seal(...message)
          volume = rows()
          return sealed
        },
      })
    },
  })

beforeEach(async () => {
  database = new DatabaseSync(':memory:')
  bot = await openBot({ makeSocket }, database)
  await bot.link()
})
afterEach(() => bot.close())

const say = (text: string) => bot.send({ kind: 'text', text })
const shown = () => bot.ana.shown.map(({ text }) => text)

/** Another process finds the volume as the killed one left it. */
async function die(): Promise<void> {
  const left = volume
  await bot.driver.stop()
  database.exec('DELETE FROM session')
  const put = database.prepare('INSERT INTO session (kind, id, value) VALUES (?, ?, ?)')
  for (const { kind, id, value } of left) put.run(String(kind), String(id), String(value))
  await bot.restart()
  await expect.poll(bot.told).toContain('connected')
}

test('a bot that dies as a message leaves seals no other with the same key', async () => {
  await bot.ana.say(bot.account, 'Olá')
  await expect.poll(bot.messages).toHaveLength(1)
  await say('um')
  for (const text of ['dois', 'três', 'quatro']) {
    await die()
    await say(text)
  }
  await expect.poll(shown).toEqual(['um', 'dois', 'três', 'quatro'])
  await bot.ana.say(bot.account, 'Obrigada')
  await expect.poll(() => bot.messages().map(({ content }) => content)).toEqual([{ kind: 'text', text: 'Obrigada' }])
  expect([bot.ana.asked, bot.ana.askedBack]).toEqual([[], []])
})

test('messages that cross each other are read at the first try, by LID and by phone', async () => {
  const words = Array.from({ length: 30 }, (_, n) => `${n}`)
  const addressing = (n: number) => (['both', 'lid', 'phone'] as const)[n % 3]
  const asks = words.map((word, n) => () => bot.ana.say(bot.account, word, { addressing: addressing(n) }))
  const answers = words.map((word) => () => say(word))
  await Promise.all(
    [asks, answers].map(async (acts) => {
      for (const act of acts) await act()
    }),
  )
  await expect.poll(shown).toEqual(words)
  await expect
    .poll(() => bot.messages().map(({ content }) => content))
    .toEqual(words.map((text) => ({ kind: 'text', text })))
  expect([bot.ana.asked, bot.ana.askedBack]).toEqual([[], []])
})
