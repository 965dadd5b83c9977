import type { SendBody } from '@recado/contracts/bots'
import type { AckState, SendProblem } from '@recado/contracts/delivery'
import type { ConnectionId, ConversationId } from '@recado/contracts/ids'

/** message: a part of the message of that number; the others change one that left. */
export type SendKind = 'message' | 'edit' | 'deletion' | 'reaction'

/** Something that must leave, and what became of it. */
export interface SendRow {
  /** What the bot is given: the same id is the same message there. */
  id: string
  connection_id: ConnectionId
  conversation_id: ConversationId
  seq: number
  part: number
  kind: SendKind
  /** waiting: not taken by the bot yet; handed: it has it; then as the network says. */
  state: 'waiting' | 'handed' | AckState
  problem: SendProblem | null
  detail: string
  message_id: string | null
  attempts: number
  next_attempt_at: Date | null
  alarmed_at: Date | null
  created_at: Date
  /** Of what is handed: since when, or when it was last known to be asked. */
  updated_at: Date
  /** As it is asked while it waits, word for word each time. */
  request: SendBody | null
  emoji: string | null
}

/** What the network has said of it; undefined as long as it has said nothing. */
export function leftAs({ state }: Pick<SendRow, 'state'>): AckState | undefined {
  return state === 'waiting' || state === 'handed' ? undefined : state
}

/** What Meta is given to call a piece of a send that leaves in several; the last piece has the send's own id. */
export function nameOfPiece(sendId: string, n: number): string {
  return `${sendId}/${n}`
}

/** The send that an id of Meta's or of a bot's names, and whether it is a piece of it; undefined: none of ours. */
export function readSendName(name: string | null): { id: string; isPiece: boolean } | undefined {
  const [, id, piece] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\/\d+)?$/.exec(name ?? '') ?? []
  return id === undefined ? undefined : { id, isPiece: piece !== undefined }
}
