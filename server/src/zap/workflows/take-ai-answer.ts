import { consume, takeWithin } from '../../core/billing/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { TakeAnswer } from '../calls/index.ts'

/**
 * Takes one answer out of the day's, in the transaction before the call: counted exactly whatever runs beside it, and still
 * counted after a restart. Of the platform's model out of what the company's plan gives, of its own model out of what the
 * company allows itself.
 */
export const takeAiAnswer: TakeAnswer = async (scope, cause, own) => {
  if (own === undefined) return takeOfPlan(scope, cause)
  const limit = own.dailyAnswers ?? null
  return takeWithin(scope, { counter: 'own_ai_answers', period: 'day', limit }, { transactionId: cause })
}

async function takeOfPlan(scope: TenantScope, cause: string): Promise<boolean> {
  try {
    await consume(scope, 'ai_answers', 1, { transactionId: cause })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'quota_exceeded') return false
    throw error
  }
}
