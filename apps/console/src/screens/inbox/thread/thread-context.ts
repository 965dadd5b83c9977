import type { MemberId, TeamId } from '@recado/contracts/ids'
import { createContext, useContext } from 'react'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'

/** What every message of a thread may ask of it. */
export interface ThreadTools {
  me: MemberId | null
  nameOfMember(id: MemberId): string | undefined
  /** Address of their photo; nothing where they have none or have left. */
  photoOfMember(id: MemberId): string | null | undefined
  nameOfTeam(id: TeamId): string | undefined
  /** Undefined where it is not loaded. */
  findMessage(seq: number): ShownMessage | undefined
  /** Scrolls to a message and lights it up, loading what lies between. */
  goTo(seq: number): void
  /** Undefined where the person may only read. */
  reply: ((seq: number) => void) | undefined
  /** What they may change: their own, or anybody's for who may give conversations away. */
  mayChange(message: ShownMessage): boolean
  edit(seq: number, body: string): Promise<unknown>
  remove(seq: number): void
  retry(clientId: string): void
  discard(clientId: string): void
  openImage(attachmentKey: string): void
  /** Whether the conversation goes by WhatsApp. */
  byWhatsapp: boolean
  /** How far the customer's device and the customer have come. */
  deliveredSeq: number
  readSeq: number
}

export const ThreadContext = createContext<ThreadTools | null>(null)

export function useThreadTools(): ThreadTools {
  const tools = useContext(ThreadContext)
  if (tools === null) throw new Error('no thread above this component')
  return tools
}
