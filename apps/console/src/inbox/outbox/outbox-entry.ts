import type { AttachmentKind } from '@recado/contracts/attachments'
import { kindOfType, plainType } from '@recado/contracts/file-types'
import type { AttachmentId, ConversationId, MemberId } from '@recado/contracts/ids'
import type { OutgoingMessage, SendOrder } from '../inbox-data.ts'

/** A message on its way as it is kept in the browser's database. */
export interface OutboxEntry {
  conversation_id: ConversationId
  client_id: string
  /** Greater is later, over all conversations. */
  position: number
  kind: OutgoingMessage['kind']
  body: string
  mentions: readonly MemberId[]
  reply_to_seq: number | null
  created_at: Date
  files: readonly OutboxFile[]
  /** What the server said; null while it may still be sent. */
  problem: string | null
}

export interface OutboxFile {
  kind: AttachmentKind
  name: string
  content_type: string
  size_bytes: number
  blob: Blob
  /** Once its upload has begun: an upload goes on where it stopped. */
  attachment_id: AttachmentId | null
  /** How much the server has, from 0 to 1. */
  progress?: number
}

/** Files of one message at most, as the contract says. */
const FILES_A_MESSAGE = 10

/**
 * What the composer hands over as the messages that it becomes: a note keeps everything together; to a customer go files
 * of one kind together, each recording alone, and the text with the first of them.
 */
export function entriesOf(conversationId: ConversationId, order: SendOrder, after: number): OutboxEntry[] {
  const { kind, body, mentions = [], reply_to_seq = null } = order
  const files = (order.files ?? []).map(fileOf)
  const groups = kind === 'note' ? chunk(files) : groupByKind(files)
  const created_at = new Date()
  const first = Math.max(after + 1, created_at.getTime())
  return (groups.length === 0 ? [[]] : groups).map((group, index) => ({
    conversation_id: conversationId,
    client_id: crypto.randomUUID(),
    position: first + index,
    kind: kind === 'note' ? 'note' : (group[0]?.kind ?? 'text'),
    body: index === 0 ? body : '',
    mentions: index === 0 ? [...mentions] : [],
    reply_to_seq: index === 0 ? reply_to_seq : null,
    created_at,
    files: group,
    problem: null,
  }))
}

function fileOf(file: File): OutboxFile {
  return {
    kind: kindOfType(plainType(file.type)),
    name: file.name,
    content_type: file.type,
    size_bytes: file.size,
    blob: file,
    attachment_id: null,
  }
}

function groupByKind(files: readonly OutboxFile[]): OutboxFile[][] {
  const groups: OutboxFile[][] = []
  for (const file of files) {
    const last = groups.at(-1)
    const joins = last?.[0]?.kind === file.kind && file.kind !== 'audio' && last.length < FILES_A_MESSAGE
    if (joins) last.push(file)
    else groups.push([file])
  }
  return groups
}

function chunk(files: readonly OutboxFile[]): OutboxFile[][] {
  const groups: OutboxFile[][] = []
  for (let at = 0; at < files.length; at += FILES_A_MESSAGE) groups.push(files.slice(at, at + FILES_A_MESSAGE))
  return groups
}
