/** What crosses between the page and its server, as JSON over one WebSocket. */
export type FromPage =
  | { t: 'hello'; device: string | null }
  | { t: 'refresh' }
  | { t: 'code'; call: number; phone: string }
  /** The message is in the page's own store. */
  | { t: 'got'; n: number }
  | { t: 'send'; message: StoredMessage }
  | { t: 'change'; id: string; chat: string; act: ChangeAct }
  | { t: 'seen'; chat: string }
  | { t: 'typing'; chat: string; on: boolean }
  | { t: 'exists'; call: number; phone: string }
  | { t: 'log_out' }
  /** A module that the library asks for and the page does not have. */
  | { t: 'unknown'; module: string }

export type ToPage =
  | { t: 'ref'; ref: string }
  | { t: 'paired'; device: string }
  | { t: 'open'; me: Me; contacts: PageContact[] }
  | { t: 'message'; n: number; message: StoredMessage }
  | { t: 'ack'; id: string; ack: number }
  | { t: 'change'; id: string; chat: string; act: ChangeAct; at: number }
  | { t: 'reply'; call: number; result: string | null }
  /** Words of the page's own for what WhatsApp says: TOS_BLOCK, CONFLICT, DEPRECATED_VERSION, UNPAIRED_IDLE. */
  | { t: 'state'; state: string }
  | { t: 'logged_out' }

export type ChangeAct =
  | { act: 'edit'; text: string }
  | { act: 'delete' }
  | { act: 'react'; emoji: string; id: string; fromMe: boolean }

export interface Me {
  phone: string
  lid: string
  name: string
}

export interface PageContact {
  lid: string
  pn: string
  name: string
}

/** As the page keeps it; addresses as texts. */
export interface StoredMessage {
  id: string
  chat: string
  fromMe: boolean
  type: string
  t: number
  ack: number
  body?: string
  caption?: string
  notifyName?: string
  directPath?: string
  mimetype?: string
  filename?: string
  size?: number
  duration?: number
  lat?: number
  lng?: number
  loc?: string
  vcardList?: { displayName: string; vcard: string }[]
  isForwarded?: boolean
  quotedStanzaID?: string
  quotedMsg?: { type: string; body: string }
}
