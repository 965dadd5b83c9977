import type { ConnectionId, ConversationId } from '@recado/contracts/ids'
import { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Something of a conversation waits for its bot; written by a trigger (`send_by_whatsapp`) and by what follows. */
export const SEND_JOB = 'whatsapp.send'
export const SendPayload = z.object({
  connection_id: z.string(),
  conversation_id: z.string(),
  /** It was put off, and its time has come; or its bot is back. */
  due: z.boolean().default(false),
})

/** Somebody looked; written by a trigger. */
export const MARK_READ_JOB = 'whatsapp.mark_read'
export const MarkReadPayload = z.object({
  connection_id: z.string(),
  conversation_id: z.string(),
  after: z.number().int(),
  upto: z.number().int(),
})

/** A look at what is open for too long; `at` is for when it was planned, of which there is one a connection. */
export const WATCH_JOB = 'whatsapp.watch'
export const WatchPayload = z.object({ connection_id: z.string(), at: z.iso.datetime() })

export async function planSend(
  scope: TenantScope,
  place: { connectionId: ConnectionId; conversationId: ConversationId },
  { at, due = false }: { at?: Date; due?: boolean } = {},
): Promise<void> {
  const payload = { connection_id: place.connectionId, conversation_id: place.conversationId, due }
  await scope.jobs.enqueue(SEND_JOB, payload, at === undefined ? {} : { startAfter: at })
}

export async function planWatch(scope: TenantScope, connectionId: ConnectionId, at: Date): Promise<void> {
  await scope.jobs.enqueue(WATCH_JOB, { connection_id: connectionId, at: at.toISOString() }, { startAfter: at })
}
