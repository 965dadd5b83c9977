import type { ConnectionId } from '@recado/contracts/ids'
import { lockMessages } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Connection, endWatch, findConnection, takeWatch } from '../connections/index.ts'
import {
  changeSend,
  listStuck,
  listWaitingConversations,
  planSend,
  planWatch,
  readOpen,
  type SendRow,
} from '../sends/index.ts'
import { WATCH_AFTER_MS } from './prepare-sends.ts'
import { tellDelivery } from './tell-delivery.ts'

/** Told of at once: more than anybody reads. */
const MOST = 200
/** Something that waits longer than it was put off for has lost its job: a queue was restored, say. */
const LOST_MS = 10 * 60_000

/**
 * Looks at what is open on a connection: of what is for more than a minute its message says so, and why. Where nothing is
 * open nothing looks again, until something leaves.
 */
export async function watchSends(scope: TenantScope, connectionId: ConnectionId, at: Date): Promise<void> {
  if (!(await endWatch(scope, connectionId, at))) return
  const connection = await findConnection(scope, connectionId)
  if (connection === undefined) return
  const now = scope.clock.now().getTime()
  const ago = (ms: number) => new Date(now - ms)
  const open = await listStuck(scope, { connectionId, before: ago(WATCH_AFTER_MS), limit: MOST })
  // Meta was asked and whoever asked is gone: nobody knows, until Meta says so itself. One may have waited long before that.
  const isAsked = ({ state }: SendRow) => connection.driver === 'cloud' && state === 'handed'
  const stuck = open.filter((send) => !isAsked(send) || send.updated_at < ago(WATCH_AFTER_MS))
  for (const [conversationId, sends] of Map.groupBy(stuck, (send) => send.conversation_id)) {
    await lockMessages(scope, { conversationId, seqs: sends.map(({ seq }) => seq) })
    for (const send of sends) {
      const told = { alarmed_at: scope.clock.now(), detail: whyStuck(connection, send) }
      await changeSend(scope, send.id, isAsked(send) ? { ...told, state: 'uncertain' } : told)
    }
    for (const seq of new Set(sends.map((send) => send.seq))) await tellDelivery(scope, { conversationId, seq })
    // What was turned away behind it goes on without it.
    if (sends.some(isAsked)) await planSend(scope, { connectionId, conversationId })
  }
  const lost = await listWaitingConversations(scope, { connectionId, before: ago(LOST_MS), limit: MOST })
  for (const conversationId of lost) await planSend(scope, { connectionId, conversationId }, { due: true })
  const { untold, waiting } = await readOpen(scope, connectionId)
  if (!untold && !waiting) return
  const next = new Date(now + (untold ? WATCH_AFTER_MS : LOST_MS))
  if (await takeWatch(scope, connectionId, next)) await planWatch(scope, connectionId, next)
}

/** In one word, which screens have a sentence for. */
function whyStuck({ state, reason, queues }: Connection, send: Pick<SendRow, 'state' | 'detail'>): string {
  if (send.state === 'waiting') return send.detail === '' ? 'bot_unreachable' : send.detail
  if (state !== 'connected' && state !== 'restricted') return reason ?? state
  return queues?.stuck?.reason ?? 'not_accepted'
}
