import type { Budget } from '../ports.ts'

export interface TokenBudget extends Budget {
  readonly spent: number
  /** The most that was ever set aside or spent at one time. */
  readonly peak: number
}

/** A budget of so many tokens, in memory, with the port's promises: idempotent by call, never over the limit. */
export function createTokenBudget(limit: number): TokenBudget {
  const reserved = new Map<string, number>()
  const settled = new Map<string, number>()
  const total = (amounts: Map<string, number>) => [...amounts.values()].reduce((sum, tokens) => sum + tokens, 0)
  let peak = 0
  return {
    get spent() {
      return total(settled)
    },
    get peak() {
      return peak
    },
    async reserve(callId, tokens) {
      if (reserved.has(callId) || settled.has(callId)) return true
      if (total(reserved) + total(settled) + tokens > limit) return false
      reserved.set(callId, tokens)
      peak = Math.max(peak, total(reserved) + total(settled))
      return true
    },
    async settle(callId, tokens) {
      reserved.delete(callId)
      settled.set(callId, tokens)
      peak = Math.max(peak, total(reserved) + total(settled))
    },
  }
}
