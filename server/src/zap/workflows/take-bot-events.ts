import type { BotEvent, ChatRef, IncomingAnswer } from '@recado/contracts/bots'
import { STRONG_KEYS } from '@recado/contracts/whatsapp-identity'
import type { z } from 'zod'
import { isConnectionLost } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { listHandled } from '../chats/index.ts'
import type { BotConnection } from '../connections/index.ts'
import { bringFiles } from './bring-files.ts'
import { type Outcome, takeBotEvent } from './take-bot-event.ts'

type Answer = z.output<typeof IncomingAnswer>
type Parts = Pick<Services, 'withTenant' | 'storage' | 'texts' | 'log'>

/**
 * A batch of a bot's, each event in a transaction of its own. What cannot be taken now holds back the later events of its
 * chat, which would overtake it, and of no other.
 */
export async function takeBotEvents(
  parts: Parts,
  bot: { source: ScopeSource; connection: BotConnection },
  events: readonly BotEvent[],
): Promise<Answer> {
  const { source, connection } = bot
  const ids = events.map(({ event_id }) => event_id)
  const handled = await parts.withTenant(source, (scope) => listHandled(scope, connection.id, ids))
  const held = new Set<string>()
  const results: Answer['results'] = []
  for (const event of events) {
    const keys = keysOf(event.chat)
    const outcome = await outcomeOf(event, keys)
    if (outcome.outcome === 'retry') for (const key of keys) held.add(key)
    results.push({ event_id: event.event_id, ...outcome })
  }
  return { results }

  async function outcomeOf(event: BotEvent, keys: readonly string[]): Promise<Outcome> {
    if (handled.has(event.event_id)) return { outcome: 'duplicate' }
    if (keys.some((key) => held.has(key))) return { outcome: 'retry', code: 'behind' }
    return takeOne(parts, bot, event)
  }
}

async function takeOne(
  parts: Parts,
  { source, connection }: { source: ScopeSource; connection: BotConnection },
  event: BotEvent,
): Promise<Outcome> {
  const say = (key: string, params = {}) => parts.texts.translate(source.tenant.locale, `whatsapp:${key}`, params)
  try {
    const brought = await bringFiles(parts, { source, connection }, event, say)
    const outcome = await parts
      .withTenant(source, (scope) => takeBotEvent(scope, { connection, say, files: brought.files }, event))
      .catch((error: unknown) => refusalOf(parts, error, event))
    await brought.settle(outcome.outcome)
    return outcome
  } catch (error) {
    return refusalOf(parts, error, event)
  }
}

/**
 * What a failure means to the bot. What another try may mend is tried again; what is wrong with the event itself is refused
 * and kept by the bot, so that nothing behind it waits for ever.
 */
function refusalOf({ log }: Parts, error: unknown, event: BotEvent): Outcome {
  const told = { err: error, event_id: event.event_id, event: event.event }
  if (error instanceof AppError && error.status < 500 && error.status !== 429) {
    log.warn(told, 'an event of a WhatsApp bot was refused')
    return { outcome: 'refused', code: error.code }
  }
  const { code = '' } = error as { code?: string }
  // Values that PostgreSQL cannot hold.
  if (/^22\w{3}$/.test(code)) {
    log.error(told, 'an event of a WhatsApp bot cannot be stored')
    return { outcome: 'refused', code: 'data_refused' }
  }
  if (!(error instanceof AppError) && !isConnectionLost(error) && !/^(40|55)\w{3}$/.test(code)) {
    log.error(told, 'an event of a WhatsApp bot was put off')
  }
  return { outcome: 'retry', code: error instanceof AppError ? error.code : 'failed' }
}

function keysOf(chat: ChatRef): string[] {
  if (chat.kind === 'group') return [chat.id]
  return STRONG_KEYS.flatMap((key) => chat.identity[key] ?? [])
}
