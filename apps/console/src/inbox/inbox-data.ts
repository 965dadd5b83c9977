import type { AttachmentKind } from '@recado/contracts/attachments'
import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'

/** A message on the screen: stored on the server, or on its way there from this browser. */
export type ShownMessage = (MessageView & { state: 'stored' }) | OutgoingMessage

/**
 * Kept in the browser until the server has acknowledged it, so that neither a reload nor a lost line loses it.
 * `waiting`: there is no line, or others of the conversation go first. `refused`: the server said no, and says why; it waits
 * for the person to try again or discard it.
 */
export interface OutgoingMessage {
  state: 'waiting' | 'sending' | 'refused'
  client_id: string
  kind: 'text' | 'note' | 'image' | 'document' | 'audio'
  body: string
  files: readonly OutgoingFile[]
  mentions: readonly MemberId[]
  reply_to_seq: number | null
  created_at: Date
  /** What the server said, in the person's language; null unless refused. */
  problem: string | null
}

export interface OutgoingFile {
  kind: AttachmentKind
  name: string
  size_bytes: number
  /** A `blob:` address for showing it before it is sent. */
  url: string
  /** 0 to 1. */
  progress: number
}

/** What the composer hands over. Files and text go as one message where the server can, in order where it cannot. */
export interface SendOrder {
  kind: 'text' | 'note'
  body: string
  files?: readonly File[]
  mentions?: readonly MemberId[]
  reply_to_seq?: number
}

/** `useThread(id)`: in the order of the conversation, stored ones by `seq` and those on their way after them. */
export interface ThreadData {
  /** Undefined until the first page is there. */
  messages: readonly ShownMessage[] | undefined
  error: unknown
  retry(): void
  /** Undefined when the beginning is there. */
  loadOlder: (() => void) | undefined
  loadingOlder: boolean
  /** Loads what lies around a message, as for a hit of the search; resolves once it is in `messages`. */
  reach(seq: number): Promise<void>
}

/** `useOutbox(id)`. */
export interface Outbox {
  send(order: SendOrder): void
  retry(clientId: string): void
  /** Takes it back; what was written is returned, for the composer. */
  discard(clientId: string): OutgoingMessage | undefined
}

export interface LabelChanges {
  add?: readonly LabelId[]
  remove?: readonly LabelId[]
}

/** `useConversationActs(conversation)`: each shows at once what it does, offers to undo it, and is taken back when refused. */
export interface ConversationActs {
  assign(memberId: MemberId | null): void
  transfer(teamId: TeamId | null): void
  /** Where the inbox requires a label and none is set, the promise is rejected with `label_required`. */
  resolve(labelIds?: readonly LabelId[]): Promise<void>
  reopen(): void
  /** Null: until the customer writes. */
  snooze(until: Date | null): void
  /** Only what is named changes: the screen may be older than what colleagues gave. */
  changeLabels(changes: LabelChanges): void
  setPriority(priority: ConversationView['priority']): void
}

/** `useTypists(id)`: who is writing now, but oneself. */
export interface Typist {
  kind: 'member' | 'contact'
  id: string
  name: string
}

/** `useConnection()`: `live` once the socket has caught up; `connecting` while it tries. */
export type Connection = 'live' | 'connecting' | 'offline'

/** What the list and the thread are told apart by in the address: `/caixa/$folder/$conversationId`. */
export type Folder = 'minhas' | 'nao-atribuidas' | 'todas' | 'pendentes' | 'adiadas' | 'resolvidas' | 'mencoes'

export interface InboxAddress {
  folder: Folder
  conversationId?: ConversationId
}
