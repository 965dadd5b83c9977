import { z } from 'zod'
import { InboxId, LabelId } from './ids.ts'
import { line } from './wire.ts'

/**
 * What begins a conversation with a flow. They belong to the draft and to each version; those of the live version stand in
 * `flow_publications`, one row for each start and inbox. Among starts that fit, the highest priority wins, then what was
 * published last.
 */
const common = {
  /** Its name within the flow, kept from version to version: statistics and runs say which start it was. */
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'id_malformed' }),
  priority: z.number().int().min(0).max(1_000).default(100),
  /** Where it listens. A draft may have none yet; publishing asks for one, save of `api`, where none means any inbox. */
  inbox_ids: z.array(InboxId).max(100).default([]),
}

const words = z.array(line(60)).max(50)

/** Any message that nobody has in hand: no person, no other flow. */
const MessageStart = z.strictObject({
  ...common,
  kind: z.literal('message'),
  /** `first`: of a conversation alone; `any`: also later, when the conversation has no flow and nobody. */
  when: z.enum(['first', 'any']).default('any'),
})
/** A word, whatever its case and accents. */
const KeywordStart = z.strictObject({
  ...common,
  kind: z.literal('keyword'),
  words,
  match: z.enum(['whole', 'begins', 'contains']).default('whole'),
})
/** A button of a template or of the site, by its payload. */
const ButtonStart = z.strictObject({ ...common, kind: z.literal('button'), payloads: z.array(line(200)).max(50) })
export const PAGE_MATCHES = ['equals', 'begins', 'contains', 'glob'] as const
/** What a page's address must be (`page-rules.ts`): `glob` has `*` for anything in one part of a path and `**` for anything. */
export const PageRules = z.array(z.strictObject({ match: z.enum(PAGE_MATCHES), value: line(500) })).max(50)
/** The flow speaks first on a page that shows the widget. */
const PageUrlStart = z.strictObject({
  ...common,
  kind: z.literal('page_url'),
  /** Of the page's path and query (`/carros/civic?cor=preto`); a value that begins with a scheme is of the whole address. */
  pages: PageRules.default([]),
  /** How long the page is looked at before. */
  after_seconds: z.number().int().min(0).max(3_600).default(5),
})
/** A program starts it for a conversation. */
const ApiStart = z.strictObject({ ...common, kind: z.literal('api') })
/** At a time, for every conversation of the inboxes that fits. */
const ScheduleStart = z.strictObject({
  ...common,
  kind: z.literal('schedule'),
  at: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('once'), instant: z.iso.datetime({ offset: true, error: 'date_malformed' }) }),
    z.strictObject({
      kind: z.literal('weekly'),
      /** 0 is Sunday. */
      weekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7),
      /** On the clock of the document's time zone. */
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time_malformed' }),
    }),
  ]),
  /** Which conversations: with one of the labels (none named: any), and in one of the states. */
  label_ids: z.array(LabelId).max(50).default([]),
  statuses: z
    .array(z.enum(['open', 'pending', 'snoozed', 'resolved']))
    .max(4)
    .default(['open', 'pending']),
})
/** A label is given to a conversation. */
const LabelStart = z.strictObject({ ...common, kind: z.literal('label'), label_ids: z.array(LabelId).max(50) })

export const FlowStart = z.discriminatedUnion('kind', [
  MessageStart,
  KeywordStart,
  ButtonStart,
  PageUrlStart,
  ApiStart,
  ScheduleStart,
  LabelStart,
])
export type FlowStart = z.output<typeof FlowStart>

export const FLOW_START_KINDS = ['message', 'keyword', 'button', 'page_url', 'api', 'schedule', 'label'] as const
export const FlowStartKind = z.enum(FLOW_START_KINDS)
export type FlowStartKind = z.output<typeof FlowStartKind>

export const FlowStarts = z
  .array(FlowStart)
  .max(50)
  .refine((starts) => new Set(starts.map(({ id }) => id)).size === starts.length, { error: 'keys_repeated' })
export type FlowStarts = z.output<typeof FlowStarts>
