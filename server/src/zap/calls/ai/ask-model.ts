import type { HttpClient } from '../../../platform/http-client.ts'
import type { RatePolicies } from '../../../platform/rate-limit/rate-policies.ts'
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
  rateLimiter: RateLimiter
  ratePolicies: RatePolicies
}

/**
 * Has the company's model answer, or the platform's within the company's budget, which is asked before each call. Without
 * a model, or beyond the budget, the block takes its `error` way.
 */
export async function askModel(
  scope: TenantScope,
  { http, keyring, platform, rateLimiter, ratePolicies }: AiParts,
  { effect, signal }: Asking,
): Promise<() => Promise<WorldAnswer>> {
  const found = await findProvider(scope, keyring, platform)
  if (effect.type !== 'ai_answer' || found === undefined) return async () => ({ ok: false, error: 'ai_not_configured' })
  const { provider, isOwn } = found
  const { points, seconds } = ratePolicies.ai_answers_daily
  const tenantId = scope.tenant.id
  return async () => {
    const budget = isOwn || (await rateLimiter.consume({ name: 'ai_answers_daily', points, seconds }, tenantId)).allowed
    if (!budget) return { ok: false, error: 'ai_over_budget' }
    // The platform's own address is its operator's word; a company's is whatever it typed.
    const fetch = isOwn ? guardedFetch(http, signal) : globalThis.fetch
    return answerWithModel(openModel(provider, fetch), effect, signal)
  }
}
