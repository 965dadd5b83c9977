import { NOBODY, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Driver, OutboundMessage } from '../src/driver/driver.ts'
import { SendError } from '../src/driver/send-error.ts'
import { acceptSend } from '../src/sending/accept-send.ts'
import { Sender } from '../src/sending/sender.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { SILENT } from './driver-contract.ts'

const LID = { ...NOBODY, lid: '1001@lid' }
const PHONE = { ...NOBODY, phone: '+5511987654321' }

let store: Store
let now: number
let sent: string[]
let network: (message: OutboundMessage) => Promise<void>
beforeEach(() => {
  store = openStore(':memory:')
  now = 1_000
  sent = []
  network = async () => undefined
})
afterEach(() => store.close())

function sender(more: Partial<Pick<Driver, 'lookUp' | 'checkNumber'>> = {}) {
  return new Sender({
    ...{ store, log: SILENT, now: () => now, isOpen: () => true, told: () => undefined, delay: () => 1_000 },
    fetchMedia: () => Promise.reject(new SendError('not_sent', 'media_unreachable', 'away')),
    toVoiceNote: async () => undefined,
    driver: {
      ...{ newMessageId: () => `OUT${sent.length + 1}`, checkNumber: async () => undefined, ...more },
      send: async (message) => {
        sent.push(message.content.kind === 'text' ? message.content.text : message.content.kind)
        await network(message)
      },
    },
  })
}
const want = (id: string, to: WhatsappIdentity = LID, message: object | string = id) =>
  acceptSend({ store, now: () => now, groups: 'ignore', queueMax: 100 }, { id, to, message })
const heard = () =>
  store.events.takeBatch(now, 100, 1e9).map(({ payload }) => {
    const { id, state, problem } = payload as Record<string, string>
    return [id, problem === null ? state : problem]
  })

test('what never left is tried again in its place, and others pass', async () => {
  const one = sender()
  want('a1')
  want('a2')
  want('b1', PHONE)
  store.people.see({ identity: PHONE, address: '5511987654321@s.whatsapp.net' })
  network = () => Promise.reject(new SendError('not_sent', 'unknown', 'no line'))
  await one.step()
  network = async () => undefined
  while (await one.step());
  expect(sent).toEqual(['a1', 'b1'])
  now += 1_000
  while (await one.step());
  expect(sent).toEqual(['a1', 'b1', 'a1', 'a2'])
  expect(heard()).toEqual([
    ['b1', 'sent'],
    ['a1', 'sent'],
    ['a2', 'sent'],
  ])
})

test('what never leaves fails in the end, with its reason', async () => {
  const one = sender()
  want('a1', LID, { kind: 'image', media: { url: 'https://app.example/f', mime: 'image/png' }, caption: '' })
  want('a2')
  for (let tries = 0; tries < 20; tries++, now += 1_000) while (await one.step());
  expect(sent).toEqual(['a2'])
  expect(heard()).toEqual([
    ['a1', 'media_unreachable'],
    ['a2', 'sent'],
  ])
})

test('a fault of the library’s after the message was written leaves it uncertain, and it is not sent again', async () => {
  const one = sender()
  network = () => Promise.reject(new TypeError('undefined is not a function'))
  want('a1')
  while (await one.step());
  now += 1_000_000
  while (await one.step());
  expect(sent).toEqual(['a1'])
  expect(store.sends.findByMessage('OUT1')?.state).toBe('uncertain')
})

test('a message on its way is not taken for a lost one when its chat turns out to be another’s', async () => {
  const one = sender({ lookUp: async () => 'absent' })
  const arrived = Promise.withResolvers<void>()
  network = () => arrived.promise
  store.people.see({ identity: LID })
  want('a1', PHONE)
  store.people.see({ identity: PHONE, address: 'x' })
  const going = one.step()
  await expect.poll(() => sent).toEqual(['a1'])
  // The LID is the older: the phone's lane is renamed.
  store.people.see({ identity: { ...LID, phone: PHONE.phone } })
  expect(await one.step()).toBe(false)
  arrived.resolve()
  await going
  while (await one.step());
  expect(sent).toEqual(['a1'])
  expect(heard()).toEqual([['a1', 'sent']])
})

test('nobody with that number: it fails, and is not tried again', async () => {
  const one = sender()
  want('a1', PHONE)
  while (await one.step());
  expect(sent).toEqual([])
  expect(heard()).toEqual([['a1', 'not_on_whatsapp']])
})
