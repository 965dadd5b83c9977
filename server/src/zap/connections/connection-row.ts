import type { BotDriver, BotQueues, BotReason, BotState } from '@recado/contracts/bots'
import type { ConnectionId, InboxId } from '@recado/contracts/ids'
import type { GroupRule } from '@recado/contracts/whatsapp'

/** A company's number with what its bot last said of itself. */
export interface Connection {
  id: ConnectionId
  inbox_id: InboxId
  name: string
  driver: BotDriver
  groups: GroupRule
  history_days: number
  token_generation: number
  cloud: { phone_number_id: string; waba_id: string } | null
  sealed_cloud_secrets: string | null
  state: BotState
  since: Date
  reason: BotReason | null
  detail: string
  until: Date | null
  new_chats_used: number | null
  new_chats_limit: number | null
  number: string | null
  profile_name: string | null
  wa_version: string | null
  /** As the bot said it. */
  queues: BotQueues | null
  heard_at: Date | null
  qr_code: string | null
  pairing_code: string | null
  code_expires_at: Date | null
  /** When the code was told, by the bot's clock. */
  code_at: Date | null
  connected_at: Date | null
  link_expires_at: Date | null
  deleted_at: Date | null
  created_at: Date
}
