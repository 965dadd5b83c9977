import type { CreateCalendarBody } from '@recado/contracts/calendars'
import type { FlowDraftDocument } from '@recado/contracts/flows'
import type { InboxSettings } from '@recado/contracts/inboxes'
import type { PlacementKind } from '@recado/contracts/tenants'
import type { z } from 'zod'
import type { PictureName } from './draw-picture.ts'
import type { VoiceName } from './read-voice.ts'

/** A company of the demo: what it is, who works there, how it is set up, and what its customers wrote. */
export interface DemoCompany {
  slug: string
  name: string
  plan: string
  placement: PlacementKind
  /** Opened so many days ago, as a trial or not: how far its billing is follows from that. */
  opened: { status: 'trial' | 'active'; daysAgo: number }
  colours: { primary: string; secondary: string; accent: string }
  /** The first is the owner. */
  people: readonly DemoPerson[]
  teams: readonly { key: string; name: string; members: readonly string[] }[]
  labels: readonly { key: string; name: string; colour: string }[]
  calendar: z.input<typeof CreateCalendarBody>
  inboxes: Readonly<Record<DemoInbox, { name: string; team: string; settings: z.input<typeof InboxSettings> }>>
  canned: readonly { shortcut: string; body: string }[]
  views: readonly { name: string; filters: DemoFilters }[]
  conversations: readonly DemoConversation[]
  flows?: readonly DemoFlow[]
  /** Its flows recommend out of the sample stock where it has no cars of its own. */
  sampleCars?: boolean
  /** What it has to sell, and the plan by which it may. */
  stock?: { plan: string; cars: readonly DemoCar[] }
  /** What it sold before, and what its first person asked the advisor's board. */
  advice?: {
    plan: string
    businessType: string
    problem: string
    askedDaysAgo: number
    soldDaysAgo: readonly number[]
  }
  /** Its number is a phone of the simulator, linked from the first. */
  simulatedNumber?: boolean
}

/** Invented; the price in reais, `days` in stock. */
export interface DemoCar {
  key: string
  brand: string
  model: string
  version: string
  year: number
  year_made: number
  km: number
  price: number
  fipe?: number
  color: string
  body: string
  fuel: string
  transmission: string
  plate_final_digit: string
  days: number
  options: readonly string[]
  [more: string]: string | number | boolean | readonly string[] | undefined
}

/** A bot that answers any message of these inboxes. */
export interface DemoFlow {
  name: string
  inboxes: readonly DemoInbox[]
  document: FlowDraftDocument
}

export interface DemoPerson {
  key: string
  role: 'owner' | 'admin' | 'supervisor' | 'agent'
  email: string
  name: string
  /** How many open conversations they may have; default the program's. */
  capacity?: number
  availability?: 'busy' | 'offline'
}

export type DemoInbox = 'site' | 'whatsapp'

/** Filters of a saved view; label and team by key. */
export interface DemoFilters {
  status?: 'open' | 'snoozed' | 'resolved' | 'all'
  assignee?: 'me' | 'none'
  label?: string
  team?: string
  priority?: number
}

/** Times are minutes before the seeding: the last line was written `ago`, each other one some minutes before the next. */
export interface DemoConversation {
  /** Names it within its company, for good: what was seeded is found again by it. */
  key: string
  inbox: DemoInbox
  contact: DemoContact
  ago: number
  lines: readonly DemoLine[]
  /** Where it went, if not into its inbox's own team. */
  team?: string
  assignee?: string
  /** Who gave it away; default: who has it took it. */
  assignedBy?: string
  labels?: readonly string[]
  /** 1 low, 2 high, 3 urgent. */
  priority?: 1 | 2 | 3
  /** Default open. */
  status?: 'pending' | 'resolved' | { snoozedForHours: number }
  /** So many last lines nobody (or none of `unreadFor`) has seen. */
  unread?: number
  unreadFor?: readonly string[]
  /** What the customer has not opened yet; default: they have read all. */
  customerAway?: true
  scheduled?: { by: string; text: string; inHours: number }
}

export interface DemoContact {
  name: string
  /** As it is written in the shop; on WhatsApp also how the channel names it. */
  phone?: string
  email?: string
  notes?: string
  attributes?: Readonly<Record<string, string>>
}

export type DemoLine =
  | { kind: 'in' | 'out' | 'note'; by: string; text: string; picture?: PictureName; mentions?: readonly string[] }
  | { kind: 'in' | 'out'; by: string; text: ''; voice: VoiceName }
  | { kind: 'wait'; minutes: number }

const CUSTOMER = 'customer'

/** The customer writes. */
export function client(text: string): DemoLine {
  return { kind: 'in', by: CUSTOMER, text }
}

export function clientPhoto(picture: PictureName, text = ''): DemoLine {
  return { kind: 'in', by: CUSTOMER, text, picture }
}

export function clientVoice(voice: VoiceName): DemoLine {
  return { kind: 'in', by: CUSTOMER, text: '', voice }
}

/** Somebody of the company writes; `by` is their key. */
export function staff(by: string, text: string): DemoLine {
  return { kind: 'out', by, text }
}

export function staffPhoto(by: string, picture: PictureName, text = ''): DemoLine {
  return { kind: 'out', by, text, picture }
}

export function staffVoice(by: string, voice: VoiceName): DemoLine {
  return { kind: 'out', by, text: '', voice }
}

/** For colleagues alone; those mentioned are told. */
export function note(by: string, text: string, mentions: readonly string[] = []): DemoLine {
  return { kind: 'note', by, text, mentions }
}

/** More than the minute or two that an answer takes. */
export function wait(minutes: number): DemoLine {
  return { kind: 'wait', minutes }
}

/** The answering program that asks first. */
export const BOT = 'bot'

export function bot(text: string): DemoLine {
  return { kind: 'out', by: BOT, text }
}
