import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANA, type OpenBot, openBot, SHOP } from './test/open-bot.ts'

let bot: OpenBot
beforeEach(async () => {
  bot = await openBot()
  await bot.link()
})
afterEach(() => bot.close())

const acks = () => bot.of('ack').map(({ messageId, state }) => [messageId, state])
const text = (words: string) => ({ kind: 'text' as const, text: words })
const shown = () => bot.ana.shown.map((one) => one.text)

test('texts go both ways, with their receipts', async () => {
  const asked = await bot.ana.say(bot.account, 'Olá, tem o carro?')
  await expect.poll(bot.messages).toMatchObject([
    {
      ...{ messageId: asked, content: text('Olá, tem o carro?'), fromMe: false },
      chat: { kind: 'person', address: ANA.lid, identity: { lid: ANA.lid, phone: ANA.phone }, name: ANA.name },
    },
  ])
  const answered = await bot.send(text('Temos sim'))
  await bot.send(text('Quer vir ver?'))
  await expect.poll(shown).toEqual(['Temos sim', 'Quer vir ver?'])
  expect(bot.ana.shown[0]).toMatchObject({ messageId: answered, by: SHOP.phone })
  await expect.poll(acks).toContainEqual([answered, 'delivered'])
  bot.ana.tell(bot.account, answered, 'read')
  await expect.poll(acks).toContainEqual([answered, 'read'])
  await bot.driver.markRead({ address: ANA.lid, identity: { ...identity, ...ANA } }, [asked])
  await expect.poll(() => bot.ana.seen).toEqual([asked])
  await bot.driver.typing({ address: ANA.lid, identity: { ...identity, ...ANA } }, true)
  await expect.poll(() => bot.account.typing).toEqual([{ to: ANA.lid, state: 'composing' }])
  expect([bot.ana.asked, bot.ana.askedBack, bot.whatsapp.unknown]).toEqual([[], [], []])
})
const identity = { bsuid: null, parent_bsuid: null, username: null }

test('what came while the bot was away is there when it comes back, in its order and once', async () => {
  await bot.driver.stop()
  const ids: string[] = []
  for (const n of [1, 2, 3, 4, 5]) ids.push(await bot.ana.say(bot.account, `${n}`))
  await bot.restart()
  await expect.poll(() => bot.messages().map(({ messageId }) => messageId)).toEqual(ids)
  await bot.restart()
  await bot.ana.say(bot.account, '6')
  await expect.poll(() => bot.messages().map(({ content }) => content)).toEqual([text('6')])
})

test('what comes while the bot still reads what waited stands behind it', async () => {
  await bot.driver.stop()
  for (let n = 0; n < 40; n++) await bot.ana.say(bot.account, `${n}`)
  await bot.restart()
  const [device] = bot.account.companions.values()
  await expect.poll(() => device?.waiting, { interval: 5 }).toBeLessThan(39)
  for (let n = 40; n < 60; n++) await bot.ana.say(bot.account, `${n}`)
  await expect.poll(bot.messages).toHaveLength(60)
  expect(bot.messages().map(({ content }) => content)).toEqual(Array.from({ length: 60 }, (_, n) => text(`${n}`)))
})

test('a phone is written to by its number, and known by its LID afterwards', async () => {
  const found = await bot.driver.checkNumber(ANA.phone)
  expect(found).toMatchObject({ identity: { phone: ANA.phone, lid: ANA.lid } })
  expect(await bot.driver.checkNumber('+5511900000000')).toBeUndefined()
  await bot.send(text('oi'), undefined, found?.address)
  await expect.poll(shown).toEqual(['oi'])
  await bot.ana.say(bot.account, 'pelo telefone', { addressing: 'phone' })
  await bot.ana.say(bot.account, 'pelo LID', { addressing: 'lid' })
  await expect.poll(bot.messages).toHaveLength(2)
  expect([bot.ana.asked, bot.ana.askedBack]).toEqual([[], []])
})

test('edits, deletions, reactions and quotes go both ways', async () => {
  const asked = await bot.ana.say(bot.account, 'qual o preco?')
  const key = { remoteJid: SHOP.lid, id: asked, fromMe: true }
  await bot.ana.say(bot.account, { text: 'qual o preço?', edit: key })
  await expect.poll(() => bot.of('edit')).toMatchObject([{ messageId: asked, text: 'qual o preço?', fromMe: false }])
  const answered = await bot.send(text('50 mil'), { messageId: asked, fromMe: false, body: 'qual o preço?' })
  await expect.poll(shown).toEqual(['50 mil'])
  const context = bot.ana.shown[0]?.message.extendedTextMessage?.contextInfo
  expect(context).toMatchObject({ stanzaId: asked, quotedMessage: { conversation: 'qual o preço?' } })
  await bot.ana.say(bot.account, { react: { text: '👍', key: { remoteJid: SHOP.lid, id: answered, fromMe: false } } })
  await expect.poll(() => bot.of('reaction')).toMatchObject([{ messageId: answered, emoji: '👍', fromMe: false }])
  await bot.ana.send(bot.account, {
    extendedTextMessage: {
      text: 'fechado',
      contextInfo: { stanzaId: answered, participant: SHOP.lid, quotedMessage: { conversation: '50 mil' } },
    },
  })
  await expect
    .poll(() => bot.messages().at(-1))
    .toMatchObject({ content: text('fechado'), quoted: { messageId: answered, body: '50 mil' } })
  await bot.ana.say(bot.account, { delete: key })
  await expect.poll(() => bot.of('deletion')).toMatchObject([{ messageId: asked, fromMe: false }])

  await bot.send({ kind: 'edit', message_id: answered, text: '49 mil' })
  await bot.send({ kind: 'reaction', message_id: asked, from_me: false, emoji: '🚗' })
  await bot.send({ kind: 'deletion', message_id: answered })
  await expect.poll(() => bot.ana.shown.length).toBe(4)
  expect(bot.ana.shown.slice(1).map(({ message }) => message)).toMatchObject([
    { protocolMessage: { key: { id: answered }, editedMessage: expect.anything() } },
    { reactionMessage: { text: '🚗', key: { id: asked } } },
    { protocolMessage: { key: { id: answered }, type: 0 } },
  ])
})

test('what is typed on the phone itself is seen', async () => {
  const id = await bot.account.types(bot.ana, { conversation: 'respondi daqui' })
  await expect
    .poll(bot.messages)
    .toMatchObject([
      { messageId: id, fromMe: true, content: text('respondi daqui'), chat: { identity: { lid: ANA.lid } } },
    ])
})

test('files go both ways: a picture with its words, a voice note; what the host has no more is said to be gone', async () => {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+M8AAAMBAQAY3Y2wAAAAAElFTkSuQmCC',
    'base64',
  )
  await bot.ana.say(bot.account, { image: picture, caption: 'é este?', jpegThumbnail: '' })
  await expect.poll(bot.messages).toMatchObject([{ content: { kind: 'image', caption: 'é este?' } }])
  const content = bot.messages()[0]?.content
  const source = content !== undefined && 'media' in content ? content.media.source : ''
  expect(await bot.driver.download(source, 1_000)).toMatchObject({ bytes: picture })
  await expect(bot.driver.download(source, 10)).rejects.toMatchObject({ problem: 'too_large' })

  const media = {
    bytes: Buffer.from('OggS and no more than that'),
    mime: 'audio/ogg; codecs=opus',
    name: undefined,
    durationS: 2,
  }
  await bot.send({ kind: 'voice', media })
  await bot.send({ kind: 'document', media: { ...media, mime: 'application/pdf', name: 'proposta.pdf' }, caption: '' })
  await expect.poll(() => bot.ana.shown.length).toBe(2)
  const [voice, document] = bot.ana.shown.map(({ message }) => message)
  expect(voice).toMatchObject({ audioMessage: { ptt: true, seconds: 2 } })
  expect(document).toMatchObject({ documentMessage: { fileName: 'proposta.pdf' } })
  for (const one of [voice, document]) expect(one && (await bot.ana.open(one))).toEqual(media.bytes)

  bot.whatsapp.media.expired = true
  await expect(bot.driver.download(source, 1_000)).rejects.toMatchObject({ problem: 'expired' })
})

test('a new chat that WhatsApp does not allow is refused by its name, an old one is not', async () => {
  const until = new Date('2026-12-01T00:00:00Z')
  bot.account.restrict({ until, used: 20, limit: 20 })
  await expect
    .poll(() => bot.of('state').at(-1))
    .toMatchObject({ state: 'restricted', reason: 'new_chats_limited', until })
  await expect(bot.send(text('oi'))).rejects.toMatchObject({ outcome: 'refused', problem: 'new_chats_limited' })
  await bot.ana.say(bot.account, 'oi')
  await expect.poll(bot.messages).toHaveLength(1)
  await bot.send(text('olá'))
  await expect.poll(shown).toEqual(['olá'])
  bot.account.restrict(undefined)
  await expect.poll(() => bot.of('state').at(-1)).toMatchObject({ state: 'connected' })
  bot.account.countNewChats(20, 20, 'CAPPED')
  await expect
    .poll(() => bot.of('state').at(-1))
    .toMatchObject({ state: 'restricted', newChats: { used: 20, limit: 20 } })
})

test('an answer that is lost with the line leaves a message uncertain, and its receipt settles it', async () => {
  bot.account.unanswered = 1
  const id = bot.driver.newMessageId()
  const message = {
    id,
    to: { address: ANA.lid, identity: { ...identity, ...ANA } },
    content: text('chegou?'),
    quoted: undefined,
  }
  await expect(bot.driver.send(message)).rejects.toMatchObject({ outcome: 'uncertain' })
  await expect.poll(bot.told).toContain('network')
  await bot.start()
  await expect.poll(acks).toContainEqual([id, 'delivered'])
  expect(shown()).toEqual(['chegou?'])
})

test('a message that the bot cannot read is asked for again, and told once, with its words', async () => {
  await bot.ana.say(bot.account, 'um')
  await expect.poll(bot.messages).toHaveLength(1)
  await bot.send(text('dois'))
  await bot.driver.stop()
  // Its session with this customer is lost.
  for (const id of bot.store.session.ids('session')) bot.store.session.put([{ kind: 'session', id, value: undefined }])
  await bot.restart()
  const id = await bot.ana.say(bot.account, 'três')
  await expect
    .poll(() => bot.messages().map(({ messageId, content }) => [messageId, content]))
    .toEqual([[id, text('três')]])
  expect(bot.ana.askedBack).toContain(id)
})
