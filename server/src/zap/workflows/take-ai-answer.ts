import { consume } from '../../core/billing/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/**
 * Takes one answer of the platform's model out of the company's daily budget, in the transaction before the call: counted
 * exactly whatever runs beside it, and still counted after a restart.
 * @param cause names the call: an attempt that is repeated by a crash before it was made counts once
 * @returns false when the day's answers are used up
 */
export async function takeAiAnswer(scope: TenantScope, cause: string): Promise<boolean> {
  try {
    await consume(scope, 'ai_answers', 1, { transactionId: cause })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'quota_exceeded') return false
    throw error
  }
}
