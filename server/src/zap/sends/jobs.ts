import type { ConnectionId, ConversationId } from '@recado/contracts/ids'
import { defineTenantJob } from '../../jobs/define-job.ts'
import { handOverSends } from '../workflows/hand-over-sends.ts'
import { markReadOnWhatsapp } from '../workflows/mark-read-on-whatsapp.ts'
import { watchSends } from '../workflows/watch-sends.ts'
import { MARK_READ_JOB, MarkReadPayload, SEND_JOB, SendPayload, WATCH_JOB, WatchPayload } from './index.ts'

/** Customers wait: many conversations at once, of one company too. */
const PLACES = { concurrency: 8, concurrencyPerTenant: 8, keepFinished: 3_600 }

/** A bot that is away is no failure: its job ends, and one for later is planned. */
export const whatsappSend = defineTenantJob(SEND_JOB, {
  schema: SendPayload,
  ...PLACES,
  timeout: 300,
  handler: ({ payload, services, source, signal }) => {
    const connectionId = payload.connection_id as ConnectionId
    const conversationId = payload.conversation_id as ConversationId
    return handOverSends(services, source, { connectionId, conversationId, due: payload.due }, signal)
  },
})

/** A mark that comes tomorrow is worth nothing. */
export const whatsappMarkRead = defineTenantJob(MARK_READ_JOB, {
  schema: MarkReadPayload,
  ...PLACES,
  retryLimit: 2,
  handler: ({ payload: { connection_id, conversation_id, after, upto }, services, source }) =>
    markReadOnWhatsapp(services, source, {
      connectionId: connection_id as ConnectionId,
      conversationId: conversation_id as ConversationId,
      after,
      upto,
    }),
})

export const whatsappWatch = defineTenantJob(WATCH_JOB, {
  schema: WatchPayload,
  keepFinished: 3_600,
  handler: async ({ payload, once }) => {
    await once((scope) => watchSends(scope, payload.connection_id as ConnectionId, new Date(payload.at)))
  },
})
