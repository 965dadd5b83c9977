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
  parts: AiParts,
  { effect, key, attempt, signal }: Asking,
): Promise<() => Promise<WorldAnswer>> {
  const { http, keyring, platform } = parts
  const found = await findProvider(scope, keyring, platform)
  if (effect.type !== 'ai_answer' || found === undefined) return async () => ({ ok: false, error: 'ai_not_configured' })
  const { provider, isOwn } = found
  if (!(await mayAsk(scope, parts, provider, isOwn, `${key}:${attempt}`))) {
    return async () => ({ ok: false, error: 'ai_over_budget' })
  }
  return async () => {
    // The platform's own address is its operator's word; a company's is whatever it typed.
    const fetch = isOwn ? guardedFetch(http, signal) : globalThis.fetch
    return answerWithModel(openModel(provider, fetch), effect, signal)
  }
}

async function mayAsk(
  scope: TenantScope,
  { takeAnswer, rateLimiter }: AiParts,
  provider: AiProvider,
  isOwn: boolean,
  cause: string,
): Promise<boolean> {
  if (!isOwn) return takeAnswer(scope, cause)
  if (provider.daily_answers === undefined) return true
  const policy = { name: 'ai_answers_own', points: provider.daily_answers, seconds: DAY_S }
  return (await rateLimiter.consume(policy, scope.tenant.id)).allowed
}
