import type { CalculationGraph } from '../calculation/node.ts'
import type { Claim } from '../claims/claim.ts'
import { keyOf } from '../options/compute-options.ts'
import type { Dispute, Rebuttal } from '../resolution/dispute.ts'
import { type Arg, sayFixed } from '../text/statement.ts'

/**
 * Answers, by rule, the one rebuttal put to the weaker side. A bold reading gives way while the firm loses money or cash:
 * there a wrong bet costs what is left. A lukewarm stance gives way to a firm one.
 */
export function rebut(
  dispute: Dispute,
  claim: Claim,
  opponents: readonly Claim[],
  round: number,
  graph: CalculationGraph,
): Rebuttal {
  const rival: Arg = { term: `agent.${opponents[0]!.agent}` }
  const answer = (concedes: boolean, key: string, args: Record<string, Arg>): Rebuttal => ({
    dispute: dispute.id,
    agent: claim.agent as Rebuttal['agent'],
    round,
    concedes,
    statement: sayFixed(key, args),
  })
  if (dispute.kind === 'effect') {
    const key = keyOf(dispute.about)
    const both = { bold: { node: `effect_${key}_bold` }, prudent: { node: `effect_${key}_prudent` }, rival }
    if (graph.get('burn')) return answer(true, 'rebut.concede_burn', { ...both, burn: { node: 'burn' } })
    return answer(false, 'rebut.hold_effect', both)
  }
  const firm = Math.max(...opponents.map((opponent) => Math.abs(opponent.stance ?? 0)))
  const option: Arg = { term: `option.${dispute.about}.name` }
  if (Math.abs(claim.stance ?? 0) < firm) return answer(true, 'rebut.concede_stance', { option, rival })
  return answer(false, 'rebut.hold_stance', { option, rival })
}
