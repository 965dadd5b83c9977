import type { VisitorConversationWire, VisitorMessageWire, WidgetConfigWire } from '@recado/contracts/widget'
import type { ComponentType } from 'preact'
import type { Outgoing } from './outgoing.ts'

export type Message = VisitorMessageWire
export type Conversation = VisitorConversationWire
export type WidgetConfig = WidgetConfigWire
export type PageStart = WidgetConfig['page_starts'][number]

/** What is held of a conversation. */
export interface Thread {
  /** By number, each once. */
  messages: readonly Message[]
  /** Everything up to this number is held, or lies before `messages`: what was missed is asked for after it. */
  synced: number
  /** Whether earlier messages can be asked for. */
  hasOlder: boolean
  loaded: boolean
}

/** A file of this visit; the address is for pictures: a page's policy may forbid to fetch it. */
export interface LocalFile {
  blob: Blob
  url: string
}

export type View = { name: 'list' } | { name: 'thread'; id: string | null }

export interface WidgetState {
  config: WidgetConfig
  open: boolean
  launcher: boolean
  position: 'left' | 'right'
  muted: boolean
  /** `refused`: the inbox wants a name that the site has not given; `failed`: it could not be asked. */
  access: 'none' | 'opening' | 'open' | 'refused' | 'failed'
  contact: { name: string; email: string | null } | null
  /** The site has proven who it is. */
  verified: boolean
  line: 'idle' | 'live' | 'down'
  /** Somebody has been here before: there may be history. */
  known: boolean
  listed: boolean
  /** The newest first. */
  conversations: readonly Conversation[]
  threads: Readonly<Record<string, Thread>>
  /** Photos of those of the company who wrote, by `author_face`. */
  faces: Readonly<Record<string, string | null>>
  outbox: readonly Outgoing[]
  /** Files of this visit, by client_id: shown from here and not fetched again. */
  local: Readonly<Record<string, LocalFile>>
  typing: Readonly<Record<string, { name: string; until: number }>>
  /** Undefined until it is known what there is. */
  view: View | undefined
  /** What is being written, while another view is shown. */
  draft: string
  /** The panel is open, the tab is in front: what comes is read. */
  watching: boolean
  /** What a flow that speaks first on this page begins with, beside the launcher. */
  teaser: ComponentType | undefined
}

export function initialState(config: WidgetConfig): WidgetState {
  return {
    ...{ config, open: false, launcher: true, position: 'right', muted: false, access: 'none', contact: null },
    ...{
      verified: false,
      line: 'idle',
      listed: false,
      known: false,
      conversations: [],
      threads: {},
      faces: {},
      outbox: [],
      local: {},
    },
    ...{ typing: {}, view: undefined, draft: '', watching: false, teaser: undefined },
  }
}

export function openConversation(state: Pick<WidgetState, 'conversations'>): Conversation | undefined {
  return state.conversations.find(({ status }) => status === 'open')
}

export function unreadCount(state: Pick<WidgetState, 'conversations'>): number {
  return state.conversations.reduce((sum, { unread_count: unread }) => sum + unread, 0)
}
