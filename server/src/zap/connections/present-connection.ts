import { BotQueues } from '@recado/contracts/bots'
import type { ConnectionView, PairingCode } from '@recado/contracts/whatsapp'
import type { Connection } from './connection-row.ts'

/** What leaves of a connection: no token, no secret; what lets a phone in only for who may connect one. */
export function presentConnection(
  connection: Connection,
  { now, mayManage }: { now: Date; mayManage: boolean },
): ConnectionView {
  const { id, inbox_id, name, driver, groups, history_days, state, since, reason, detail, until } = connection
  const { new_chats_used: used, new_chats_limit: limit, number, profile_name, wa_version } = connection
  const { queues, heard_at, connected_at, link_expires_at: link, created_at } = connection
  return {
    ...{ id, inbox_id, name, driver, groups, history_days, state, since, reason, detail, until },
    new_chats: used === null || limit === null ? null : { used, limit },
    ...{ number, profile_name, wa_version, heard_at, connected_at, created_at },
    queues: queues === null ? null : BotQueues.parse(queues),
    code: mayManage ? codeOf(connection, now) : null,
    link_expires_at: mayManage && link !== null && link > now ? link : null,
  }
}

/** What is to be scanned or typed now. A code of a state that is over, one that the server refused say, is none. */
export function codeOf(connection: Connection, now: Date): PairingCode | null {
  const { state, qr_code: qr, pairing_code: code, code_expires_at: expires } = connection
  const shown = { qr_code: state === 'qr_ready' ? qr : null, pairing_code: state === 'pairing_code' ? code : null }
  if (shown.qr_code === null && shown.pairing_code === null) return null
  return expires !== null && expires <= now ? null : { ...shown, expires_at: expires }
}
