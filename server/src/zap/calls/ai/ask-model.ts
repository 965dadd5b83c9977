import { type AiProvider, openModel } from '../../../platform/ai/ai-provider.ts'
import { guardedFetch } from '../../../platform/ai/guarded-fetch.ts'
import type { HttpClient } from '../../../platform/http-client.ts'
import type { Keyring } from '../../../platform/secrets/index.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import type { Asking, WorldAnswer } from '../world.ts'
import { answerWithModel } from './answer-with-model.ts'
import { findProvider } from './find-provider.ts'

export interface AiParts {
  http: HttpClient
  keyring: Keyring
  /** Of the installation; a company's own comes first. */
  platform: AiProvider | undefined
  takeAnswer: TakeAnswer
}

/**
 * Takes one answer out of those of the day.
 * @param cause names the call: an attempt that is repeated by a crash before it was made counts once
 * @param own the company's own model and how many answers a day it allows itself; the platform's where undefined
 * @returns false when they are used up
 */
export type TakeAnswer = (
  scope: TenantScope,
  cause: string,
  own?: { dailyAnswers: number | undefined },
) => Promise<boolean>

/**
 * Has the company's model answer, within the limit it set itself, or the platform's within the company's budget: what a call
 * takes of it is committed before it is made. Without a model, or beyond the budget, the block takes its `error` way.
 */
export async function askModel(
  scope: TenantScope,
  { http, keyring, platform, takeAnswer }: AiParts,
  { effect, key, attempt, signal }: Asking,
): Promise<() => Promise<WorldAnswer>> {
  const found = await findProvider(scope, keyring, platform)
  if (effect.type !== 'ai_answer' || found === undefined) return async () => ({ ok: false, error: 'ai_not_configured' })
  const { provider, isOwn } = found
  const own = isOwn ? { dailyAnswers: provider.daily_answers } : undefined
  if (!(await takeAnswer(scope, `${key}:${attempt}`, own))) return async () => ({ ok: false, error: 'ai_over_budget' })
  return async () => {
    // The platform's own address is its operator's word; a company's is whatever it typed.
    const fetch = isOwn ? guardedFetch(http, signal) : globalThis.fetch
    return answerWithModel(openModel(provider, fetch), effect, signal)
  }
}
