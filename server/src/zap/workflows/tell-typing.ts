import type { ConversationId } from '@recado/contracts/ids'
import { getConversation } from '../../chat/conversations/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { listInboundIds } from '../chats/index.ts'
import { findConnectionOfInbox } from '../connections/index.ts'
import type { CallBot } from './call-bot.ts'
import type { CloudApi } from './cloud-api.ts'
import { findTalk } from './mark-read-on-whatsapp.ts'

/** Passes on that somebody of the company writes to a customer, or has stopped. Never fails, and is not awaited. */
export type TellTyping = (source: ScopeSource, conversationId: ConversationId, on: boolean) => void

interface Parts {
  withTenant: WithTenant
  callBot: CallBot
  cloudApi: CloudApi
  clock: Clock
  log: Logger
}

interface Hears {
  everyMs: number
  stops: boolean
}

/** Phones show it for some ten seconds, or until it is taken back. */
const BOT: Hears = { everyMs: 5_000, stops: true }
/** Meta shows it for 25 seconds, or until the answer. */
const CLOUD: Hears = { everyMs: 20_000, stops: false }
/** Whether a conversation is one of WhatsApp is not asked again for so long. */
const KNOWN_FOR_MS = 60_000
/** Conversations that are remembered; then all are forgotten, which costs a question each. */
const MOST = 5_000

interface Talk {
  hears: Hears
  tell(on: boolean): Promise<unknown>
}

interface Known {
  /** Undefined: nobody to be told. */
  talk: Promise<Talk | undefined>
  hears: Hears
  until: number
  told: { on: boolean; at: number }
}

/** Throttled per conversation, whoever writes; a conversation of another channel costs one question a minute of writing. */
export function createTellTyping(parts: Parts): TellTyping {
  const known = new Map<string, Known>()
  return (source, conversationId, on) => {
    const now = parts.clock.now().getTime()
    const key = `${source.tenant.id}/${conversationId}`
    if (known.size >= MOST) known.clear()
    const before = known.get(key)
    const one =
      before !== undefined && before.until > now
        ? before
        : {
            talk: find(parts, source, conversationId),
            hears: before?.hears ?? BOT,
            until: now + KNOWN_FOR_MS,
            told: before?.told ?? { on: false, at: 0 },
          }
    known.set(key, one)
    if (!on && !one.hears.stops) return
    if (one.told.on === on && (!on || now - one.told.at < one.hears.everyMs)) return
    one.told = { on, at: now }
    one.talk
      .then((talk) => {
        if (talk === undefined) return
        one.hears = talk.hears
        if (on || talk.hears.stops) return talk.tell(on)
      })
      .catch((error: unknown) => parts.log.debug({ err: error }, 'WhatsApp was not told who writes'))
  }
}

function find({ withTenant, callBot, cloudApi }: Parts, { tenant }: ScopeSource, id: ConversationId): Known['talk'] {
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'typing' } }
  return withTenant(source, async (scope) => {
    const { inbox_id } = await getConversation(scope, id)
    const connection = await findConnectionOfInbox(scope, inbox_id)
    if (connection === undefined || connection.deleted_at !== null) return undefined
    if (connection.driver === 'cloud') {
      // Meta knows it only with a read mark on the customer's last message, and has no word for having stopped.
      const tell = async () => {
        const [last] = await withTenant(source, (now) => listInboundIds(now, { conversationId: id, most: 1 }))
        if (last !== undefined) await cloudApi.clientOf(tenant.id, connection)?.markRead(last, { typing: true })
      }
      return { hears: CLOUD, tell }
    }
    const talk = await findTalk(scope, { connectionId: connection.id, conversationId: id })
    if (talk === undefined) return undefined
    const bot = { tenantId: tenant.id, connectionId: connection.id, generation: connection.token_generation }
    return { hears: BOT, tell: (on) => callBot.command(bot, { command: 'typing', to: talk.to, on }) }
  })
}
