import type { ConversationId } from '@recado/contracts/ids'
import { getConversation } from '../../chat/conversations/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { findConnectionOfInbox } from '../connections/index.ts'
import type { BotPlace, CallBot } from './call-bot.ts'
import { findTalk } from './mark-read-on-whatsapp.ts'

/** Passes on that somebody of the company writes to a customer, or has stopped. Never fails, and is not awaited. */
export type TellTyping = (source: ScopeSource, conversationId: ConversationId, on: boolean) => void

interface Parts {
  withTenant: WithTenant
  callBot: CallBot
  clock: Clock
  log: Logger
}

/** Phones show it for some ten seconds. */
const AT_MOST_EVERY_MS = 5_000
/** Whether a conversation is one of WhatsApp is not asked again for so long. */
const KNOWN_FOR_MS = 60_000
/** Conversations that are remembered; then all are forgotten, which costs a question each. */
const MOST = 5_000

interface Known {
  /** Undefined: nobody to be told. */
  talk: Promise<{ bot: BotPlace; to: NonNullable<Awaited<ReturnType<typeof findTalk>>>['to'] } | undefined>
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
            until: now + KNOWN_FOR_MS,
            told: before?.told ?? { on: false, at: 0 },
          }
    known.set(key, one)
    if (one.told.on === on && (!on || now - one.told.at < AT_MOST_EVERY_MS)) return
    one.told = { on, at: now }
    one.talk
      .then((talk) => talk && parts.callBot.command(talk.bot, { command: 'typing', to: talk.to, on }))
      .catch((error: unknown) => parts.log.debug({ err: error }, 'a bot was not told who writes'))
  }
}

function find({ withTenant }: Parts, { tenant }: ScopeSource, conversationId: ConversationId): Known['talk'] {
  return withTenant({ tenant, actor: { kind: 'system', name: 'typing' } }, async (scope) => {
    const { inbox_id } = await getConversation(scope, conversationId)
    const connection = await findConnectionOfInbox(scope, inbox_id)
    if (connection === undefined) return undefined
    const talk = await findTalk(scope, { connectionId: connection.id, conversationId })
    const generation = connection.token_generation
    return talk && { bot: { tenantId: tenant.id, connectionId: connection.id, generation }, to: talk.to }
  })
}
