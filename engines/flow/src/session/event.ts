import { z } from 'zod'
import { messageSchema } from './message.ts'
import { valueSchema } from './value-schema.ts'

/** The instant of the event in ms since 1970: the only clock a flow has. */
const at = z.number().int().min(0).max(8.64e15)
const effectId = z.string().min(1).max(40)

/** What may happen to a session. Each event carries its own time, so a replay gives the same conversation. */
export const eventSchema = z.discriminatedUnion('type', [
  /** Speak first (a campaign, a visitor opening the widget). Ignored where a conversation is already going on. */
  z.object({ type: z.literal('started'), at }),
  /** What the contact wrote since the last event. A burst is one event and gets one answer. */
  z.object({ type: z.literal('messages'), at, messages: z.array(messageSchema).min(1).max(100) }),
  /** A person of the company wrote in this conversation. The bot is quiet from here. */
  z.object({ type: z.literal('human_spoke'), at }),
  /** The bot may speak again: where it was (`continue`) or from the start (`restart`). */
  z.object({ type: z.literal('resumed'), at, mode: z.enum(['continue', 'restart']) }),
  /** A person closed the conversation. */
  z.object({ type: z.literal('closed'), at }),
  /** What came of an effect that asked for something. Only the newest effect's first result counts. */
  z.object({
    type: z.literal('effect_done'),
    at,
    effect_id: effectId,
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: valueSchema }),
      z.object({ ok: z.literal(false), error: z.string().max(1_000) }),
    ]),
  }),
  /** A `wait_until` effect's time has come. */
  z.object({ type: z.literal('timer_fired'), at, effect_id: effectId }),
])
export type FlowEvent = z.infer<typeof eventSchema>
export type EffectResult = Extract<FlowEvent, { type: 'effect_done' }>['result']
