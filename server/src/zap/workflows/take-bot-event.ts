import type { BotEvent, IncomingAnswer } from '@recado/contracts/bots'
import type { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { lockPeople, type Say, takeEvent } from '../chats/index.ts'
import type { BotConnection } from '../connections/index.ts'
import type { BroughtFile } from './bring-files.ts'
import { changeReceived } from './change-received.ts'
import { findPerson, meetPerson } from './meet-person.ts'
import { recordAck } from './record-ack.ts'
import { storeReceived } from './store-received.ts'

export type Outcome = Omit<z.output<typeof IncomingAnswer>['results'][number], 'event_id'>

export interface Taking {
  connection: BotConnection
  say: Say
  /** By their ref: what was brought of the event's files, or why it was not. */
  files: ReadonlyMap<string, BroughtFile>
}

/**
 * One event of a bot, once: told again, or twice at once, it is a duplicate. Nobody else finds out who is who on this
 * connection meanwhile.
 */
export async function takeBotEvent(scope: TenantScope, taking: Taking, event: BotEvent): Promise<Outcome> {
  const { connection } = taking
  await lockPeople(scope, connection.id)
  if (!(await takeEvent(scope, connection.id, event.event_id))) return { outcome: 'duplicate' }
  if (event.chat.kind === 'group' && connection.groups === 'ignore') return { outcome: 'stored', code: 'group_ignored' }
  switch (event.event) {
    case 'message':
      return storeReceived(scope, taking, event)
    case 'edit':
    case 'deletion':
    case 'reaction':
      return changeReceived(scope, taking, event)
    case 'ack':
      return { outcome: (await recordAck(scope, connection.id, event)) ? 'stored' : 'duplicate' }
    case 'identity': {
      const { chat, replaces } = event
      if (chat.kind === 'group') return { outcome: 'stored', code: 'group_without_identity' }
      const seen = { identity: chat.identity, name: chat.name, ...(replaces === null ? {} : { replaces }) }
      // Who never wrote is nobody's contact yet.
      if ((await findPerson(scope, connection.id, seen)) !== undefined) await meetPerson(scope, connection, seen)
      return { outcome: 'stored' }
    }
  }
}
