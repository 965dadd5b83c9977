import type { AnswerKind, FILE_KINDS } from '../answers/answer-schema.ts'
import type { Value } from '../language/value.ts'
import type { Content, JsonObject } from './content.ts'

/** Ids are unique within a session and never reused: (session, id) is the host's idempotency key. */
type Identified = { id: string }

/** Something to say. */
export type SendEffect = Identified & { type: 'send'; content: Content }
/** Something to say that expects an answer; `expects` lets a channel show the right keyboard. */
export type AskEffect = Identified & { type: 'ask'; content: Content; expects: AnswerKind; input?: AnswerInput }
/** What a channel may show to answer with, beside a text field. Days are `YYYY-MM-DD`. */
export type AnswerInput =
  | { kind: 'rating'; min: number; max: number }
  | { kind: 'date'; min?: string; max?: string }
  | { kind: 'file'; accept: (typeof FILE_KINDS)[number][] }
/** Send `timer_fired` with this id at `until` (ms). */
export type WaitEffect = Identified & { type: 'wait_until'; until: number }
/** Call a web service; answer with `effect_done`, value `{ status, body }`. */
export type HttpRequestEffect = Identified & {
  type: 'http_request'
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  body: Value
  timeout_ms: number
}
/** Ask a model; answer with `effect_done`, value `{ text, hand_over? }`. */
export type AiAnswerEffect = Identified & {
  type: 'ai_answer'
  instructions: string
  question: string
  use_knowledge: boolean
}
/** Load the questionnaire of the host; answer with `effect_done`, value `{ questions: Question[] }`. */
export type LoadQuestionnaireEffect = Identified & { type: 'load_questionnaire'; questionnaire_id: string }
/** Rank cars; answer with `effect_done`, value `{ items: RecommendedItem[] }`. `critique` is what to change about the last ones. */
export type RecommendEffect = Identified & {
  type: 'recommend'
  wishes: JsonObject
  limit: number
  critique: { code: string; text: string } | null
  shown: string[]
}
/** A person takes over. The session is paused until `resumed`. */
export type HandOverEffect = Identified & {
  type: 'hand_over'
  reason: 'block' | 'requested' | 'not_understood' | 'trouble'
  team: string | null
  note: string
}
export type LabelEffect = Identified & { type: 'label'; add: string[]; remove: string[] }
export type AssignEffect = Identified & { type: 'assign'; team: string | null; agent: string | null }
export type CloseEffect = Identified & { type: 'close'; reason: 'block' | 'left' }
/** The timer of this earlier effect is no longer needed. */
export type CancelEffect = Identified & { type: 'cancel'; effect_id: string }
/** Something the flow's owner should know. Nothing is said to the contact. */
export type ReportEffect = Identified & {
  type: 'report'
  code:
    | 'loop_stopped'
    | 'position_lost'
    | 'placeholder_reached'
    | 'stack_too_deep'
    | 'missing_sub_flow'
    | 'queue_full'
    | 'effect_failed'
    | 'value_too_large'
  flow: string
  block: string
  detail: string
}

/** What the host must do after a step. Those that say `answer with` bring the session forward only by their event. */
export type Effect =
  | SendEffect
  | AskEffect
  | WaitEffect
  | HttpRequestEffect
  | AiAnswerEffect
  | LoadQuestionnaireEffect
  | RecommendEffect
  | HandOverEffect
  | LabelEffect
  | AssignEffect
  | CloseEffect
  | CancelEffect
  | ReportEffect
export type NewEffect = { [E in Effect as E['type']]: Omit<E, 'id'> }[Effect['type']]
