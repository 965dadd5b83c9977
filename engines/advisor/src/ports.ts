import type { z } from 'zod'
import type { RunEvent } from './run/events.ts'

/** Asks one language model one question. Implementations do no retries and no repairs: the engine counts every attempt. */
export interface ModelClient {
  /** Shown in the report, for example "anthropic/claude". */
  readonly name: string
  /**
   * Returns whatever text came, even if it is not the JSON that `schema` describes. Throws `ModelError`, `ReplyNotKeptError`,
   * or anything else for an unknown failure. Called at most once for each `callId`; a provider that knows idempotency keys
   * may use it as one.
   */
  complete(request: ModelRequest): Promise<ModelReply>
  /**
   * The reply to a call that was made before a crash, if the client kept it (a gateway's journal, a provider that stores
   * answers). Without it, or when it knows nothing, the call counts as spent and is made once more under a new id.
   */
  recover?(callId: string): Promise<ModelReply | undefined>
}

export interface ModelRequest {
  callId: string
  instructions: string
  prompt: string
  schema: z.ZodType
  maxOutputTokens: number
  signal: AbortSignal
}

export interface ModelReply {
  text: string
  finish: 'stop' | 'length' | 'refused' | 'other'
  /** Undefined when the provider did not say: the reservation is then charged in full. */
  usage: { inputTokens: number; outputTokens: number } | undefined
}

/** A call that failed in a known way. `usage` when tokens were spent all the same. */
export class ModelError extends Error {
  readonly code: 'rate_limited' | 'unavailable' | 'refused' | 'failed'
  readonly retryAfterMs: number | undefined
  readonly usage: ModelReply['usage']

  constructor(
    code: ModelError['code'],
    options: { retryAfterMs?: number; usage?: ModelReply['usage']; cause?: unknown } = {},
  ) {
    super(`model call ${code}`, { cause: options.cause })
    this.name = 'ModelError'
    this.code = code
    this.retryAfterMs = options.retryAfterMs
    this.usage = options.usage
  }
}

/**
 * The model answered, but the client that keeps replies for `recover` could not store this one: a fault of the caller's
 * store. The run rejects instead of writing down a failure of the provider, and goes on later from its last event.
 */
export class ReplyNotKeptError extends Error {
  constructor(callId: string, options?: ErrorOptions) {
    super(`the reply to ${callId} could not be kept`, options)
    this.name = 'ReplyNotKeptError'
  }
}

/** Keeps a run's events. `append` must refuse (throw `ConcurrentRunError`) unless `event.seq` is the next one: two writers never interleave. */
export interface RunStore {
  load(run: string): Promise<readonly RunEvent[]>
  append(event: RunEvent): Promise<void>
}

export class ConcurrentRunError extends Error {
  constructor(run: string, seq: number) {
    super(`run ${run} already has event ${seq}`)
    this.name = 'ConcurrentRunError'
  }
}

/** Time comes from outside. `sleep` rejects when the signal aborts. */
export interface Clock {
  now(): Date
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** Tokens the run may spend. Both operations are idempotent by `callId`, so that a resumed run neither reserves nor pays twice. */
export interface Budget {
  /** Sets the worst case aside; false when it does not fit, and then nothing is set aside. */
  reserve(callId: string, tokens: number): Promise<boolean>
  /** Replaces the reservation by what was really used. */
  settle(callId: string, tokens: number): Promise<void>
}
