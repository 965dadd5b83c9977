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

/** Counted apart: what the platform's model answered before a company brought its own is not on its account. */
export const OWN_BUDGET = 'ai_answers_own'

/**
 * Has the company's model answer, within the limit it set itself, or the platform's within the company's budget; either is
 * asked before each call. Without a model, or beyond the budget, the block takes its `error` way.
 */
export async function askModel(
  scope: TenantScope,
  { http, keyring, platform, rateLimiter, ratePolicies }: AiParts,
  { effect, signal }: Asking,
): Promise<() => Promise<WorldAnswer>> {
  const found = await findProvider(scope, keyring, platform)
  if (effect.type !== 'ai_answer' || found === undefined) return async () => ({ ok: false, error: 'ai_not_configured' })
  const { provider, isOwn } = found
  const { seconds, points: shared } = ratePolicies.ai_answers_daily
  const points = isOwn ? provider.daily_answers : shared
  const policy = points === undefined ? undefined : { name: isOwn ? OWN_BUDGET : 'ai_answers_daily', points, seconds }
  const tenantId = scope.tenant.id
  return async () => {
    if (policy !== undefined && !(await rateLimiter.consume(policy, tenantId)).allowed) {
      return { ok: false, error: 'ai_over_budget' }
    }
    // The platform's own address is its operator's word; a company's is whatever it typed.
    const fetch = isOwn ? guardedFetch(http, signal) : globalThis.fetch
    return answerWithModel(openModel(provider, fetch), effect, signal)
  }
}
