import type { ConversationId } from '@recado/contracts/ids'
import type { Effect, Value } from '@recado/flow'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** What came of asking the world: a value for the engine, or a code that says what went wrong. Never a secret. */
export type WorldAnswer = { ok: true; value: Value } | { ok: false; error: string }

export type AskingEffect = Extract<Effect, { type: 'http_request' | 'ai_answer' | 'recommend' | 'load_questionnaire' }>

export interface Asking {
  effect: AskingEffect
  conversationId: ConversationId
  /** (session, effect): the same whenever it is asked again. */
  key: string
  /** Which try of it this is, from 1. */
  attempt: number
  signal: AbortSignal
}

/**
 * What answers a flow's effects outside of a transaction. `prepare` reads in one what is needed of the company's tables;
 * what it gives leaves the transaction and asks.
 */
export interface World {
  prepare(scope: TenantScope, asking: Asking): Promise<() => Promise<WorldAnswer>>
}

export function isAsking(effect: Effect): effect is AskingEffect {
  return ['http_request', 'ai_answer', 'recommend', 'load_questionnaire'].includes(effect.type)
}
