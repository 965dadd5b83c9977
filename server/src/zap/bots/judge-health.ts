import type { BotReason, HealthAnswer } from '@recado/contracts/bots'
import type { z } from 'zod'

/**
 * - `well`: the number works.
 * - `waiting`: a person must act (scan, choose another number); the bot is as it should be.
 * - `failing`: it works on it, or should.
 * - `unreachable`: it does not answer.
 */
export type BotJudgement = 'well' | 'waiting' | 'failing' | 'unreachable'

/** Disconnected, and rightly so until somebody asks for the next code. */
const WAITS_FOR_A_PERSON: readonly (BotReason | null)[] = ['qr_expired', 'pairing_code_refused', 'logged_out_here']

export function judgeHealth(answer: z.output<typeof HealthAnswer> | undefined): BotJudgement {
  if (answer === undefined) return 'unreachable'
  switch (answer.status) {
    case 'connected':
    case 'restricted':
      return 'well'
    case 'starting':
    case 'failed':
      return 'failing'
    case 'disconnected':
      return WAITS_FOR_A_PERSON.includes(answer.reason) ? 'waiting' : 'failing'
    default:
      return 'waiting'
  }
}
