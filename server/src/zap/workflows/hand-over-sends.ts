import { BOT_PATHS } from '@recado/contracts/bots'
import { type AttachmentId, type ConnectionId, type ConversationId, encodeId } from '@recado/contracts/ids'
import { findAttachment } from '../../chat/attachments/index.ts'
import type { Config } from '../../platform/config.ts'
import { type Storage, tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import type { BotPlace, CallBot, SendOutcome } from './call-bot.ts'
import type { CloudApi } from './cloud-api.ts'
import { type FixedSend, type PreparedSends, prepareSends } from './prepare-sends.ts'
import { sendByCloud } from './send-by-cloud.ts'
import { settleSends } from './settle-sends.ts'

export interface HandOverParts {
  withTenant: WithTenant
  storage: Storage
  callBot: Pick<CallBot, 'send'>
  cloudApi: CloudApi
  config: { bots: Pick<Config['bots'], 'serverUrl'> }
}

/** As long as storages sign for: a bot may wait for its network for days. */
const LINK_SECONDS = 7 * 86_400

/**
 * Hands a conversation's messages to its bot, in their order: the next when the one before is the bot's. Two that do it at
 * once ask the same in the same order, and the bot takes each once; so it may be killed anywhere, and done again.
 */
export async function handOverSends(
  parts: HandOverParts,
  source: ScopeSource,
  place: { connectionId: ConnectionId; conversationId: ConversationId; due: boolean },
  signal: AbortSignal,
): Promise<void> {
  const links = new Map<string, string>()
  const { withTenant, config } = parts
  const pictureUrlOf = (sendId: string) =>
    config.bots.serverUrl + BOT_PATHS.picture.replace(':id', encodeId('ten', source.tenant.id)).replace(':send', sendId)
  // Ends: when nothing is left that may leave now, or with the job's signal.
  for (;;) {
    signal.throwIfAborted()
    const prepared = await withTenant(source, (scope) => prepareSends(scope, place, links, pictureUrlOf))
    if (prepared === undefined) return
    if (!(await sendReady(parts, source, prepared))) return
    if (prepared.ready.length === 0 && prepared.unlinked.length === 0) return
    for (const { id } of prepared.unlinked) links.set(id, await signLink(parts, source, id))
  }
}

/** @returns whether to go on with the next */
async function sendReady(parts: HandOverParts, source: ScopeSource, prepared: PreparedSends): Promise<boolean> {
  if (prepared.connection.driver === 'cloud') return sendByCloud(parts, source, prepared)
  const outcomes = await sendInOrder(parts.callBot, source, prepared)
  return outcomes.length === 0 || (await parts.withTenant(source, (scope) => settleSends(scope, outcomes)))
}

/** Ends with the first that the bot did not take: what follows it may not overtake it. */
async function sendInOrder(
  callBot: Pick<CallBot, 'send'>,
  { tenant }: ScopeSource,
  { connection, ready }: PreparedSends,
): Promise<{ send: FixedSend['send']; outcome: SendOutcome }[]> {
  const bot: BotPlace = { tenantId: tenant.id, connectionId: connection.id, generation: connection.token_generation }
  const outcomes: { send: FixedSend['send']; outcome: SendOutcome }[] = []
  for (const { send, request } of ready) {
    const outcome = await callBot.send(bot, request)
    outcomes.push({ send, outcome })
    if (outcome.kind === 'later') break
  }
  return outcomes
}

/** Empty for a file that is gone. */
async function signLink(
  { withTenant, storage }: HandOverParts,
  source: ScopeSource,
  id: AttachmentId,
): Promise<string> {
  const attachment = await withTenant(source, (scope) => findAttachment(scope, id))
  if (attachment === undefined) return ''
  const key = tenantKeys(source.tenant.id).own(attachment.storage_key)
  return storage.signedUrl(key, { expiresSeconds: LINK_SECONDS, contentType: attachment.content_type })
}
