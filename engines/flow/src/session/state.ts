import { z } from 'zod'
import { questionSchema } from '../blocks/questionnaire/question-schema.ts'
import { messageSchema } from './message.ts'
import { valueSchema } from './value-schema.ts'

export const STATE_VERSION = 1
/** Messages kept while the flow waits for a service or a timer. */
export const MAX_QUEUE = 50
/** Questions "voltar" can walk back over. */
export const MAX_TRAIL = 20
/** Sub-flows inside sub-flows. */
export const MAX_STACK = 20

const position = z.object({ flow: z.string(), block: z.string() })
const count = z.number().int().nonnegative()

const awaiting = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    /** Answers in a row that could not be taken. */
    failures: count,
    /** A person was offered, so "0" means a person. */
    offered: z.boolean(),
    /** The timer that gives up waiting. */
    timer_id: z.string().nullable(),
    /** Questionnaires: which question, and the questions where they were loaded. */
    question: count.optional(),
    questions: z.array(questionSchema).optional(),
  }),
  z.object({ kind: z.literal('effect'), effect_id: z.string(), effect: z.string() }),
  z.object({ kind: z.literal('timer'), effect_id: z.string(), until: z.number() }),
  /** After a hand-over block: goes on when a person resumes the bot. */
  z.object({ kind: z.literal('person') }),
])

/** A session between two events: plain JSON, a few hundred bytes. */
export const stateSchema = z.object({
  schema_version: z.literal(STATE_VERSION),
  flow_id: z.string(),
  /** What A/B tests draw from: the same contact always gets the same variant. */
  seed: z.string(),
  phase: z.enum(['new', 'active', 'ended', 'closed']),
  paused: z.object({ reason: z.enum(['human_spoke', 'handed_over']), at: z.number() }).nullable(),
  position: position.nullable(),
  awaiting: awaiting.nullable(),
  /** A result or timer that came while a person was speaking. */
  held: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('timer_fired'), effect_id: z.string() }),
      z.object({
        type: z.literal('effect_done'),
        effect_id: z.string(),
        result: z.discriminatedUnion('ok', [
          z.object({ ok: z.literal(true), value: valueSchema }),
          z.object({ ok: z.literal(false), error: z.string() }),
        ]),
      }),
    ])
    .nullable(),
  /** Where each sub-flow returns to. */
  stack: z.array(position),
  /** Questions asked before this one, for "voltar". */
  trail: z.array(z.object({ flow: z.string(), block: z.string(), stack: z.array(position) })),
  /** Messages that came while the flow was busy. */
  queue: z.array(messageSchema),
  variables: z.record(z.string(), valueSchema),
  /** What the host gave at the start; back again after a restart. */
  given: z.record(z.string(), valueSchema),
  /** Variant by experiment. */
  experiments: z.record(z.string(), z.string()),
  /** The last block that offered buttons without waiting for the answer. */
  offers: position.nullable(),
  next_effect: count,
  /** Blocks run since the contact's last message. */
  blocks_since_message: count,
  last_message_at: z.number().nullable(),
})
export type State = z.infer<typeof stateSchema>
export type Position = z.infer<typeof position>
export type Awaiting = z.infer<typeof awaiting>
export type AwaitingAnswer = Extract<Awaiting, { kind: 'answer' }>
