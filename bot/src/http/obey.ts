import type { BotCommand, Recipient } from '@recado/contracts/bots'
import type { Address, Driver } from '../driver/driver.ts'
import { SendError } from '../driver/send-error.ts'
import type { Connection } from '../runtime/connection.ts'
import type { Store } from '../store/open-store.ts'

interface ObeyOptions {
  store: Store
  connection: Connection
  driver: Driver
}

/** Carries out what the server asks of the connection. Answers when it is begun; what comes of it are states. */
export async function obey(options: ObeyOptions, command: BotCommand): Promise<{ status: number; body: object }> {
  const { connection, driver, store } = options
  const done = { status: 200, body: { ok: true } }
  switch (command.command) {
    case 'restart':
      void connection.restart()
      return done
    case 'pair_with_qr':
      void connection.restart({ pairByCode: undefined })
      return done
    case 'pair_with_code':
      void connection.restart({ pairByCode: command.phone })
      return done
    case 'set_version':
      void connection.restart({ version: command.version ?? undefined })
      return done
    case 'log_out':
      await connection.logOut()
      return done
  }
  if (!connection.isOpen()) return refuse('not_connected', 'the number is not connected')
  try {
    if (command.command === 'check_number') {
      const found = await driver.checkNumber(command.phone)
      if (found === undefined) return { status: 200, body: { ok: true, identity: null } }
      const identity = { ...found.identity, phone: command.phone }
      const person = store.within(() => store.people.see({ identity, address: found.address }))
      return { status: 200, body: { ok: true, identity: person.identity } }
    }
    const to = addressOf(store, command.to)
    if (to === undefined) return refuse('refused', 'nobody wrote from there yet')
    if (command.command === 'typing') await driver.typing(to, command.on)
    else await driver.markRead(to, command.message_ids)
    return done
  } catch (error) {
    if (error instanceof SendError) return refuse('not_connected', error.message)
    throw error
  }
}

function addressOf(store: Store, to: Recipient): Address | undefined {
  if ('group' in to) return undefined
  const { address, identity } = store.within(() => store.people.see({ identity: to }))
  const known = address ?? identity.lid ?? identity.bsuid ?? undefined
  return known === undefined ? undefined : { address: known, identity }
}

function refuse(error: 'not_connected' | 'refused', detail: string): { status: number; body: object } {
  return { status: 409, body: { error, detail } }
}
