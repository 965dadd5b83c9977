import { z } from 'zod'
import { type Budget, type Clock, type ModelClient, ModelError, type ModelReply, ReplyNotKeptError } from '../ports.ts'
import type { EventKey, EventLog } from '../run/event-log.ts'
import type { Degradation, ModelOutcome } from '../run/events.ts'
import { parseReply } from './parse-reply.ts'

export interface ModelAccess {
  client: ModelClient
  budget: Budget
  clock: Clock
  /** Longest a call may take, in milliseconds. */
  timeoutMs?: number
  maxOutputTokens?: number
}

export interface Question<T> {
  instructions: string
  prompt: string
  schema: z.ZodType<T>
}

/**
 * One repair of unreadable JSON, two waits for a busy provider: more is the provider's outage. Calls lost to a worker that
 * died are counted apart, since they say nothing of the provider; they are bounded because each is charged in full, and a
 * reply may itself be what kills the worker.
 */
const most = { repairs: 1, waits: 2, losses: 4 }

/**
 * Asks and records every attempt: reserve the worst case, write the request, call, settle, write the answer. On resume an
 * answered attempt is read back; a request without an answer counts as spent and the next attempt asks again.
 */
export async function askModel<T>(
  question: Question<T>,
  access: ModelAccess,
  log: EventLog,
  run: string,
  key: EventKey,
): Promise<{ value: T } | { degraded: Degradation }> {
  let prompt = question.prompt
  let repairs = 0
  let waits = 0
  let losses = 0
  // Ends: with an answer, or when the most losses, waits or repairs of its kind are used up.
  for (let attempt = 1; ; attempt++) {
    const reply = await answerOf({ ...question, prompt }, access, log, run, { ...key, attempt })
    if (reply.outcome === 'lost') {
      if (losses++ >= most.losses) return { degraded: 'interrupted' }
      continue
    }
    if (reply.outcome === 'rate_limited') {
      if (waits++ >= most.waits) return { degraded: 'rate_limited' }
      const next = log.find('model.requested', { ...key, attempt: attempt + 1 })
      if (!next) await access.clock.sleep(Math.min(reply.retryAfterMs ?? 1000 * 2 ** waits, 20_000))
      continue
    }
    if (reply.outcome !== 'answered' && reply.outcome !== 'cut_off') return { degraded: reply.outcome }
    const parsed = parseReply(reply.text ?? '', question.schema)
    if ('value' in parsed) return parsed
    if (repairs++ >= most.repairs) return { degraded: reply.outcome === 'cut_off' ? 'cut_off' : 'unparsable' }
    prompt = `${question.prompt}\n\nYour last answer could not be read (${parsed.fault}). Answer again, shorter, with the JSON object alone.`
  }
}

async function answerOf<T>(
  question: Question<T>,
  access: ModelAccess,
  log: EventLog,
  run: string,
  key: EventKey,
): Promise<ModelOutcome> {
  const known = log.find('model.answered', key)
  if (known) return known
  const orphan = log.find('model.requested', key)
  if (orphan) {
    const kept = await access.client.recover?.(orphan.callId)
    const outcome: ModelOutcome = kept
      ? outcomeOf(kept, orphan.reservedTokens)
      : { outcome: 'lost', ...spentBy(undefined, orphan.reservedTokens) }
    await access.budget.settle(orphan.callId, outcome.inputTokens + outcome.outputTokens)
    return log.once('model.answered', key, () => outcome)
  }
  const callId = [run, key.phase, key.agent ?? '', key.attempt].join('/')
  const maxOutputTokens = access.maxOutputTokens ?? 1500
  const reservedTokens = worstCase(question, maxOutputTokens)
  if (!(await access.budget.reserve(callId, reservedTokens))) {
    return log.once('model.answered', key, () => ({ outcome: 'budget', inputTokens: 0, outputTokens: 0 }))
  }
  await log.once('model.requested', key, () => ({ callId, reservedTokens }))
  const outcome = await call({ ...question, callId, maxOutputTokens }, access, reservedTokens)
  await access.budget.settle(callId, outcome.inputTokens + outcome.outputTokens)
  return log.once('model.answered', key, () => outcome)
}

/** A token is at least one byte of UTF-8 text, so bytes are an upper bound; 256 cover the chat's own framing. */
function worstCase<T>(question: Question<T>, maxOutputTokens: number): number {
  const schema = JSON.stringify(z.toJSONSchema(question.schema))
  return Buffer.byteLength(question.instructions + question.prompt + schema) + 256 + maxOutputTokens
}

async function call<T>(
  request: Question<T> & { callId: string; maxOutputTokens: number },
  { client, clock, timeoutMs = 60_000 }: ModelAccess,
  reservedTokens: number,
): Promise<ModelOutcome> {
  const hurry = new AbortController()
  const done = new AbortController()
  const late = clock.sleep(timeoutMs, done.signal).then(
    (): ModelOutcome => ({ outcome: 'timeout', ...spentBy(undefined, reservedTokens) }),
    () => new Promise<never>(() => {}),
  )
  const answer = (async (): Promise<ModelOutcome> => {
    try {
      return outcomeOf(await client.complete({ ...request, signal: hurry.signal }), reservedTokens)
    } catch (error) {
      if (error instanceof ReplyNotKeptError) throw error
      if (!(error instanceof ModelError)) return { outcome: 'failed', ...spentBy(undefined, reservedTokens) }
      if (error.code === 'rate_limited' || error.code === 'unavailable') {
        const retryAfterMs = error.retryAfterMs
        return {
          outcome: 'rate_limited',
          ...(retryAfterMs !== undefined && { retryAfterMs }),
          ...spentBy(error.usage ?? none, reservedTokens),
        }
      }
      return {
        outcome: error.code,
        ...spentBy(error.usage ?? (error.code === 'refused' ? none : undefined), reservedTokens),
      }
    }
  })()
  try {
    return await Promise.race([answer, late])
  } finally {
    hurry.abort()
    done.abort()
  }
}

const none = { inputTokens: 0, outputTokens: 0 }

function outcomeOf(reply: ModelReply, reservedTokens: number): ModelOutcome {
  const outcome = reply.finish === 'length' ? 'cut_off' : reply.finish === 'refused' ? 'refused' : 'answered'
  return { outcome, text: reply.text.slice(0, 100_000), ...spentBy(reply.usage, reservedTokens) }
}

/** A call whose usage nobody told is charged as reserved: the guard errs on the side of the purse. */
function spentBy(usage: ModelReply['usage'], reservedTokens: number): { inputTokens: number; outputTokens: number } {
  return usage && Number.isFinite(usage.inputTokens) && Number.isFinite(usage.outputTokens)
    ? { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens }
    : { inputTokens: reservedTokens, outputTokens: 0 }
}
