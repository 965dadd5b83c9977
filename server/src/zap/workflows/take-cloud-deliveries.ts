import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { MediaProblem } from '@recado/contracts/bot-content'
import { BATCH_EVENTS_MAX, type BotEvent } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import type { Services } from '../../services.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { keepMedia } from '../chats/index.ts'
import { type CloudNews, CloudWebhook, deleteDelivery, findOldestDelivery, readWebhook } from '../cloud/index.ts'
import { type Connection, findConnection } from '../connections/index.ts'
import { type Charge, insertCharges } from '../costs/index.ts'
import { takeBotEvents } from './take-bot-events.ts'

type Parts = Pick<Services, 'withTenant' | 'storage' | 'texts' | 'log' | 'cloudApi'>

/** What Meta lets a file have. */
const FILE_MAX = 100 * 1024 ** 2

/**
 * Takes what Meta delivered for a number, in the order in which it came; each delivery goes when all of it was taken. Whoever
 * is killed in between takes it again, and each event is taken once all the same.
 * @throws when something of it can be taken only later: nothing behind it may overtake it
 */
export async function takeCloudDeliveries(
  parts: Parts,
  source: ScopeSource,
  connectionId: ConnectionId,
  signal: AbortSignal,
): Promise<void> {
  const connection = await parts.withTenant(source, (scope) => findConnection(scope, connectionId))
  if (connection === undefined || connection.deleted_at !== null) return
  // Ends: when none is left, or with the job's signal.
  for (;;) {
    signal.throwIfAborted()
    const delivery = await parts.withTenant(source, (scope) => findOldestDelivery(scope, connectionId))
    if (delivery === undefined) return
    await takeDelivery(parts, source, connection, delivery)
    await parts.withTenant(source, (scope) => deleteDelivery(scope, delivery.id))
  }
}

async function takeDelivery(
  parts: Parts,
  source: ScopeSource,
  connection: Connection,
  { id, body }: { id: string; body: unknown },
): Promise<void> {
  const told = { tenant_id: source.tenant.id, connection_id: connection.id, delivery_id: id }
  const webhook = CloudWebhook.safeParse(body)
  if (!webhook.success) {
    parts.log.warn(told, 'a delivery of the Cloud API is none that is known')
    return
  }
  const { news, unread } = readWebhook(webhook.data)
  if (unread.length > 0) parts.log.warn({ ...told, unread }, 'parts of a delivery of the Cloud API were not read')
  const own = news.filter(({ phoneNumberId }) => phoneNumberId === connection.cloud?.phone_number_id)
  if (own.length < news.length) parts.log.warn(told, 'a delivery of the Cloud API has news of another number')
  for (let from = 0; from < own.length; from += BATCH_EVENTS_MAX) {
    const events: BotEvent[] = []
    for (const one of own.slice(from, from + BATCH_EVENTS_MAX))
      events.push(await withFiles(parts, source, connection, one))
    const { results } = await takeBotEvents(parts, { source, connection }, events)
    await parts.withTenant(source, (scope) =>
      insertCharges(
        scope,
        own.slice(from, from + BATCH_EVENTS_MAX).flatMap((one) => chargeOf(connection, one)),
      ),
    )
    const late = results.find(({ outcome }) => outcome === 'retry')
    if (late !== undefined) throw new Error(`an event of the Cloud API can be taken only later: ${late.code ?? ''}`)
  }
}

/** Meta charges for what was delivered; what is said of the price before that may change. */
function chargeOf({ id }: Connection, { event, pricing }: CloudNews): Charge[] {
  if (pricing === undefined || event.event !== 'ack' || event.message_id === null) return []
  if (event.state !== 'delivered' && event.state !== 'read') return []
  const { category, billable } = pricing
  return [{ connectionId: id, messageId: event.message_id, category, billable, at: event.at }]
}

/** Brings the files of a message to where a bot would have put them; of one that is not to be had the message says so. */
async function withFiles(
  { cloudApi, storage }: Parts,
  { tenant }: ScopeSource,
  connection: Connection,
  { event, files }: CloudNews,
): Promise<BotEvent> {
  const client = files.length === 0 ? undefined : cloudApi.clientOf(tenant.id, connection)
  let brought = event
  for (const { ref, mediaId } of files) {
    const file = await client?.fetchFile(mediaId, FILE_MAX)
    if (file?.ok) {
      const { bytes } = file.value
      const sha256 = createHash('sha256').update(bytes).digest()
      const place = { tenantId: tenant.id, connectionId: connection.id }
      await keepMedia(storage, { ...place, ref, bytes: Readable.from([bytes]), sha256 })
    } else if (file !== undefined && file.outcome !== 'refused') {
      throw new Error(`a file of the Cloud API cannot be had now: ${file.detail}`)
    } else brought = withProblem(brought, file?.detail === 'http_response_too_large' ? 'too_large' : 'expired')
  }
  return brought
}

function withProblem(event: BotEvent, problem: MediaProblem): BotEvent {
  if (event.event !== 'message' || !('media' in event.content)) return event
  const { content } = event
  return { ...event, content: { ...content, media: { ...content.media, problem } } }
}
