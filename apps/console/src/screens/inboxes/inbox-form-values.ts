import type { CalendarId, TeamId } from '@recado/contracts/ids'
import { AllowedOrigin, InboxSettings, type UpdateInboxBody } from '@recado/contracts/inboxes'
import { line } from '@recado/contracts/wire'
import { z } from 'zod'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { type PreChatField, withKeys } from './pre-chat-fields.ts'

/** A channel as its form holds it: addresses are lines of one text. */
export interface InboxFormValues {
  name: string
  team_id: TeamId | null
  calendar_id: CalendarId | null
  assignment: Inbox['assignment']
  redistribute_after_s: number | null
  label_required_on_resolve: boolean
  first_answer_minutes: number | null
  resolution_minutes: number | null
  greeting: string
  reply_time_text: string
  pre_chat: PreChatField[]
  offline_enabled: boolean
  offline_message: string
  after_resolve: Inbox['settings']['after_resolve']
  gather_seconds: number
  ask_rating: boolean
  origins: string
}

const { greeting, reply_time_text, pre_chat } = InboxSettings.shape

/** What can be wrong about what people type; the rest is picked. */
export const InboxForm = z.object({
  name: line(80),
  greeting,
  reply_time_text,
  pre_chat: z
    .custom<PreChatField[]>()
    .transform((fields): unknown => withKeys(fields))
    .pipe(pre_chat),
  offline_message: greeting,
  origins: z.string().default('').transform(originsOf).pipe(z.array(AllowedOrigin).max(50)),
})

export function formValuesOf(inbox: Inbox): InboxFormValues {
  const { settings } = inbox
  return {
    name: inbox.name,
    team_id: inbox.team_id,
    calendar_id: inbox.calendar_id,
    assignment: inbox.assignment,
    redistribute_after_s: inbox.redistribute_after_s,
    label_required_on_resolve: inbox.label_required_on_resolve,
    first_answer_minutes: inbox.first_answer_minutes,
    resolution_minutes: inbox.resolution_minutes,
    greeting: settings.greeting,
    reply_time_text: settings.reply_time_text,
    pre_chat: settings.pre_chat,
    offline_enabled: settings.offline_form.enabled,
    offline_message: settings.offline_form.message,
    after_resolve: settings.after_resolve,
    gather_seconds: settings.gather_seconds,
    ask_rating: settings.ask_rating,
    origins: settings.allowed_origins.join('\n'),
  }
}

export function updateBodyOf(values: InboxFormValues): z.output<typeof UpdateInboxBody> {
  const { name, team_id, calendar_id, assignment, redistribute_after_s, label_required_on_resolve } = values
  const { first_answer_minutes, resolution_minutes } = values
  return {
    ...{ name, team_id, calendar_id, assignment, redistribute_after_s, label_required_on_resolve },
    ...{ first_answer_minutes, resolution_minutes },
    settings: {
      greeting: values.greeting,
      reply_time_text: values.reply_time_text,
      pre_chat: withKeys(values.pre_chat),
      offline_form: { enabled: values.offline_enabled, message: values.offline_message },
      after_resolve: values.after_resolve,
      gather_seconds: values.gather_seconds,
      ask_rating: values.ask_rating,
      allowed_origins: originsOf(values.origins).map((origin) => origin.toLowerCase()),
    },
  }
}

/** One address a line, or between commas; what was pasted from a browser's bar loses its path. */
export function originsOf(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .filter((address) => address !== '')
    .map((address) => address.replace(/^(https?:\/\/[^/]+)\/.*$/i, '$1'))
}
