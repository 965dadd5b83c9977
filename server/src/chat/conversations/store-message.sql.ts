import type { ConversationId, InboxId, MemberId, TeamId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { prepareStatement } from '../../platform/database/prepared-statement.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** What accept_message() is told; times as ISO strings, so that the driver need not format them. */
export interface StoreMessageValues {
  tenant: string
  conversation: ConversationId
  sight: string
  viewer: MemberId | null
  id: string
  client: string
  hash: string
  external: string | null
  direction: string
  kind: string
  authorKind: string
  author: string | null
  authorName: string
  body: string
  /** Whether the author's signature goes beneath. */
  signed: boolean
  preview: string
  attachments: string
  mentions: readonly string[]
  replyTo: number | null
  data: string
  /** What it is found by, as a tsvector is written. */
  words: string
  at: string
  now: string
  event: string
}

/** repeated: its client_id was stored before; received: its external id was. Then `seq` is of the stored message. */
export interface StoreMessageOutcome {
  outcome: 'stored' | 'repeated' | 'received' | 'reply_unknown'
  conversation_id: ConversationId
  seq: number
  inbox_id: InboxId
  /** With the signature. */
  body: string
  assignee_id: MemberId | null
  team_id: TeamId | null
  reopened: boolean | null
}

const accept = prepareStatement<StoreMessageValues, StoreMessageOutcome>(
  (p) => sql<StoreMessageOutcome>`
  SELECT * FROM accept_message(
    ${p.tenant}, ${p.conversation}, ${p.sight}, ${p.viewer}, ${p.id}, ${p.client}, ${p.hash}, ${p.external},
    ${p.direction}, ${p.kind}, ${p.authorKind}, ${p.author}, ${p.authorName}, ${p.body}, ${p.signed}, ${p.preview},
    ${p.attachments}, ${p.mentions}, ${p.replyTo}, ${p.data}, ${p.words}, ${p.at}, ${p.now}, ${p.event})`,
)

/**
 * Accepts a message, all or nothing, in one round trip; the function is in the tables' migration.
 * @returns undefined when there is no such conversation for this viewer. @throws 23505 when the same external id was
 * stored from another conversation at this very instant: whoever calls tries again in a new transaction.
 */
export async function storeMessage(
  scope: TenantScope,
  values: StoreMessageValues,
): Promise<StoreMessageOutcome | undefined> {
  const [result] = await accept(scope.db as never, values)
  if (result?.outcome === 'stored') scope.events.wrote()
  return result
}
