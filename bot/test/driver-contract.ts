import type { BotState } from '@recado/contracts/bots'
import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Driver, DriverContext, DriverEvent, ReceivedMessage } from '../src/driver/driver.ts'
import { SendError } from '../src/driver/send-error.ts'
import { openStore, type Store } from '../src/store/open-store.ts'

/** What a test of a driver needs of the other side: a network that a person plays. */
export interface Peer {
  /** Of the person who writes, as this network shows it. */
  customer: { lid: string | null; phone: string | null; name: string }
  connect(context: DriverContext): Driver
  /** Links the account, where it is not from the beginning. */
  link?(driver: Driver): Promise<void>
  customerSays(text: string): Promise<string>
  /** What reached the customer, oldest first. */
  shown(): Promise<{ messageId: string; text: string }[]>
  /** What may befall the account, as far as this network can be made to do it. */
  acts: Partial<Record<Act, () => void>>
  close(): Promise<void>
}

export type Act = 'cutLine' | 'logOut' | 'ban' | 'replace'

export const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * What the runtime relies on in any driver.
 *
 * @param acts what its network can be made to do; it repeats what was not acknowledged if it can cut the line.
 */
export function testDriver(name: string, acts: readonly Act[], openPeer: () => Promise<Peer>): void {
  describe(`driver ${name}`, () => {
    let peer: Peer
    let store: Store
    let driver: Driver
    let events: DriverEvent[]
    let fails = false

    beforeEach(async () => {
      events = []
      fails = false
      peer = await openPeer()
      store = openStore(':memory:')
      driver = peer.connect({
        session: store.session,
        log: SILENT,
        emit: (event) => {
          if (fails && event.event === 'message') throw new Error('the disk is full')
          events.push(event)
        },
      })
    })
    afterEach(async () => {
      await driver.stop()
      await peer.close()
      store.close()
    })

    const states = () => events.filter((event) => event.event === 'state').map(({ state }) => state)
    const messages = () => events.filter((event): event is ReceivedMessage => event.event === 'message')
    const reached = (state: BotState) => expect.poll(states).toContain(state)
    const start = () => driver.start({ pairByCode: undefined, version: undefined })
    const to = () => {
      const { lid, phone } = peer.customer
      return { address: lid ?? `${phone?.slice(1)}@s.whatsapp.net`, identity: { ...NOBODY, lid, phone } }
    }
    async function connected() {
      await start()
      await peer.link?.(driver)
      await reached('connected')
    }
    const say = (text: string) => {
      const id = driver.newMessageId()
      return driver
        .send({ id, to: to(), content: { kind: 'text', text }, quoted: undefined })
        .then(() => ({ messageId: id, text }))
    }

    test('connects, and says whose number it is', async () => {
      await connected()
      expect(events.find((event) => event.event === 'account')).toMatchObject({
        identity: { phone: expect.stringMatching(/^\+\d+$/) },
      })
    })

    test('hears what a customer says, with who they are', async () => {
      await connected()
      const id = await peer.customerSays('Olá, tem o carro?')
      await expect.poll(messages).toHaveLength(1)
      const [message] = messages()
      expect(message).toMatchObject({
        messageId: id,
        fromMe: false,
        content: { kind: 'text', text: 'Olá, tem o carro?' },
      })
      const { lid, phone, name } = peer.customer
      expect(message?.chat).toMatchObject({ kind: 'person', name })
      const identity = message?.chat.kind === 'person' ? message.chat.identity : NOBODY
      expect([identity.lid, identity.phone].filter((key) => key !== null)).not.toEqual([])
      expect(identity.lid === null || identity.lid === lid).toBe(true)
      expect(identity.phone === null || identity.phone === phone).toBe(true)
    })

    test('sends under the id that it was given, in order', async () => {
      await connected()
      await peer.customerSays('oi')
      await expect.poll(messages).toHaveLength(1)
      const sent = [await say('Temos sim'), await say('Quer vir ver?'), await say('Aberto até 18h')]
      await expect.poll(() => peer.shown()).toEqual(sent)
    })

    test('what a driver is stopped in is not heard afterwards, and it starts again with its session', async () => {
      await connected()
      await driver.stop()
      const before = events.length
      const id = await peer.customerSays('ainda aí?')
      await start()
      await expect.poll(() => messages().map(({ messageId }) => messageId)).toContain(id)
      expect(events.slice(before).map((event) => event.event)).not.toContain('qr')
    })

    test('does not send while it is stopped, and says that nothing left', async () => {
      await connected()
      await driver.stop()
      const failure = await say('perdida?').catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(SendError)
      expect(failure).toMatchObject({ outcome: 'not_sent' })
    })

    test('takes part in no act of ours alone: typing and read marks do not fail', async () => {
      await connected()
      const id = await peer.customerSays('oi')
      await expect.poll(messages).toHaveLength(1)
      await driver.typing(to(), true)
      await driver.markRead(to(), [id])
      await driver.typing(to(), false)
    })

    const repeats = acts.includes('cutLine') ? ['what could not be kept comes again'] : []
    test.each(repeats)('%s', async () => {
      await connected()
      fails = true
      await peer.customerSays('guarda isso')
      await expect.poll(states).toContain('disconnected')
      fails = false
      await start()
      const kept = { kind: 'text', text: 'guarda isso' }
      await expect.poll(() => messages().map(({ content }) => content)).toContainEqual(kept)
    })

    const outcomes = { cutLine: 'disconnected', logOut: 'logged_out', ban: 'banned', replace: 'replaced' } as const
    test.each(acts.map((act) => [act, outcomes[act]] as const))('%s: %s', async (act, state) => {
      await connected()
      peer.acts[act]?.()
      // Linking ends with a state of its own.
      await expect.poll(() => states().at(-1)).toBe(state)
    })
  })
}
