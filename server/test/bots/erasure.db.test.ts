import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '../../src/chat/workflows/erasure/erase-person.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { dumpEverything, findMarks } from '../erasure/whole-dump.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { openBotScene } from './bot-scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock: advancingClock(systemClock.now()) })
})
afterAll(() => house.close())

const MARKS = [/7716204896315/, /8321\D{0,3}7746/, /zulmira/i, /zq-clid/i, /zq_usuaria/i, /zq-bsuid/i, /confissao-zq/i]

test('nothing says who wrote on WhatsApp after they were erased, and who writes then is somebody new', async () => {
  const scene = await openBotScene(house)
  const who = { lid: '7716204896315@lid', phone: '+5511983217746', bsuid: 'BR.zqbsuid7', username: 'zq_usuaria' }
  const referral = { ctwa_clid: 'zq-clid', source_id: null, source_url: null, headline: null, body: null }
  const first = scene.message({ lid: who.lid }, { name: 'Zulmira' })
  const photo = await scene.media(Buffer.from('%PDF-1.4 confissao-zq'), 'application/pdf', 'Zulmira.pdf')
  await scene.deliver(
    first,
    scene.message({ phone: who.phone }, { text: 'confissao-zq', name: 'Zulmira', referral }),
    scene.message(who, { content: { kind: 'document', media: photo, caption: 'Da Zulmira' } }),
    scene.change(who, { event: 'edit' as const, message_id: first.message_id, from_me: false, text: 'confissao-zq 2' }),
    scene.change(who, {
      event: 'reaction' as const,
      message_id: first.message_id,
      from_me: false,
      sender: null,
      emoji: '👍',
    }),
  )
  await house.drain()
  const found = findMarks(await dumpEverything(house, scene.tenant), MARKS).join('\n')
  for (const place of ['whatsapp_chats', 'messages', 'contact_identities', 'file']) expect(found).toContain(place)
  const [contact] = await scene.contacts()
  await scene.within((scope) => erasePerson(scope, contact?.id ?? ''))
  await house.drain({ retries: true })
  expect(findMarks(await dumpEverything(house, scene.tenant), MARKS)).toEqual([])
  // That there were messages stays known; what is delivered once more is no news.
  expect(await scene.outcomes(first)).toEqual(['duplicate'])
  await scene.deliver(scene.message({ lid: who.lid }, { text: 'Olá de novo' }))
  const after = await scene.contacts()
  expect(after).toHaveLength(2)
  expect(after.find(({ id }) => id !== contact?.id)).toMatchObject({ erased_at: null })
})
