import type { AttachmentKind } from '@recado/contracts/attachments'

/** Something that the visitor has sent and the server does not have yet. It is kept until it does. */
export interface Outgoing {
  /** The visitor's own name for it: sent again it is the same message. */
  client_id: string
  created_at: string
  /** Null: the open conversation, or one that begins with it. */
  conversation_id: string | null
  text: string
  /** The option of a bot's message that `text` is the title of. */
  option_id?: string
  file?: OutgoingFile
  pre_chat?: Record<string, string>
  /** Left while nobody was there. */
  offline?: { email: string; name?: string }
  /** What the server has said no to; only the visitor can send it again. */
  refusal?: Refusal
}

export interface Refusal {
  code: string
  detail: string
  /** What was written can be written otherwise: the key of the question that it was about, empty where that is not said. */
  field?: string
}

export interface OutgoingFile {
  kind: AttachmentKind
  name: string
  type: string
  blob: Blob
  /** An upload that has begun: it goes on where it was. */
  attachment_id?: string
  /** How much of it has come, from 0 to 1. */
  progress?: number
  /** Of a recording. */
  peaks?: number[]
  duration_s?: number
}

/** As they were written. */
export function compareOutgoing(a: Outgoing, b: Outgoing): number {
  return compare(a.created_at, b.created_at) || compare(a.client_id, b.client_id)
}

/**
 * Names that sort as they were made, also within one millisecond: 9 letters of time, 4 of a counter, 8 by chance. Letters
 * and digits only, as `ClientId` of the contract allows.
 */
export function createClientIds(now: () => number = Date.now): () => string {
  let last = 0
  let counter = 0
  return () => {
    const time = Math.max(now(), last)
    counter = time === last ? counter + 1 : 0
    last = time
    const chance = crypto.getRandomValues(new Uint32Array(2)).reduce((text, part) => text + part.toString(36), '')
    return `${time.toString(36).padStart(9, '0')}${counter.toString(36).padStart(4, '0')}${chance.slice(0, 8)}`
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
