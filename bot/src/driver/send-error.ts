import type { SendProblem } from '@recado/contracts/delivery'

/**
 * Why a message was not accepted, by what is known of it:
 * - `not_sent`: it did not leave; trying again is safe.
 * - `refused`: the network said no, for good.
 * - `uncertain`: it may have left. Nobody tries again by themselves.
 */
export class SendError extends Error {
  override readonly name = 'SendError'
  readonly outcome: 'not_sent' | 'refused' | 'uncertain'
  readonly problem: SendProblem

  constructor(outcome: SendError['outcome'], problem: SendProblem, detail: string) {
    super(detail)
    this.outcome = outcome
    this.problem = problem
  }
}
