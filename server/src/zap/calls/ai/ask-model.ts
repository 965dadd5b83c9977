import type { HttpClient } from '../../../platform/http-client.ts'
import type { RateLimiter } from '../../../platform/rate-limit.ts'
import type { Keyring } from '../../../platform/secrets/index.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import type { Asking, WorldAnswer } from '../world.ts'
import { type AiProvider, findProvider, openModel } from './ai-provider.ts'
import { answerWithModel } from './answer-with-model.ts'
import { guardedFetch } from './guarded-fetch.ts'

export interface AiParts {
  http: HttpClient
  keyring: Keyring
  /** Of the installation; a company's own comes first. */
  platform: AiProvider | undefined
  /** Takes one call out of the company's budget for the platform's model; false when there is none left. */
  takeAnswer(scope: TenantScope, cause: string): Promise<boolean>
  rateLimiter: RateLimiter
}

const DAY_S = 86_400

/**
 * Has the company's model answer, within the limit it set itself, or the platform's within the company's budget: what a call
 * takes of it is committed before it is made. Without a model, or beyond the budget, the block takes its `error` way.
 */
export async function askModel(
  scope: TenantScope,
  { http, keyring, platform, takeAnswer, rateLimiter }: AiParts,
  { effect, key, attempt, signal }: Asking,
): Promise<() => Promise<WorldAnswer>> {
  const found = await findProvider(scope, keyring, platform)
  if (effect.type !== 'ai_answer' || found === undefined) return async () => ({ ok: false, error: 'ai_not_configured' })
  const { provider, isOwn } = found
  const overBudget: WorldAnswer = { ok: false, error: 'ai_over_budget' }
  if (!isOwn && !(await takeAnswer(scope, `${key}:${attempt}`))) return async () => overBudget
  const tenantId = scope.tenant.id
  return async () => {
    // Outside of the transaction: a limiter of several nodes is asked over the network.
    if (isOwn && !(await isWithinOwnLimit(rateLimiter, tenantId, provider))) return overBudget
    // The platform's own address is its operator's word; a company's is whatever it typed.
    const fetch = isOwn ? guardedFetch(http, signal) : globalThis.fetch
    return answerWithModel(openModel(provider, fetch), effect, signal)
  }
}

async function isWithinOwnLimit(
  rateLimiter: RateLimiter,
  tenantId: string,
  { daily_answers: points }: AiProvider,
): Promise<boolean> {
  if (points === undefined) return true
  return (await rateLimiter.consume({ name: 'ai_answers_own', points, seconds: DAY_S }, tenantId)).allowed
}
