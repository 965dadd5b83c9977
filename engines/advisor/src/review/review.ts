import { Decimal } from 'decimal.js'
import { parseExpression } from '../calculation/expression.ts'
import { graphOf } from '../calculation/graph.ts'
import type { CalculationNode } from '../calculation/node.ts'
import type { Claim } from '../claims/claim.ts'
import { claimValue } from '../claims/claim-value.ts'
import type { Decision } from '../resolution/decide.ts'

/** What the reviewer found: nodes whose recomputation differs, claims whose figure has no source. */
export interface Review {
  wrongNodes: string[]
  /** Claims reduced to hypotheses. */
  hypotheses: string[]
  /** What the board decides after the review, and the nodes of the resulting plan, recomputed too. */
  decisions: Decision[]
  planned: number
  nodes: CalculationNode[]
}

/** Recomputes every node from its inputs and traces every claim's figure to the node or text it cites. */
export function review(
  nodes: readonly CalculationNode[],
  claims: readonly Claim[],
): Pick<Review, 'wrongNodes' | 'hypotheses'> {
  const graph = graphOf(nodes)
  const wrongNodes = nodes
    .filter((node) => node.formula !== '' && !recomputes(node, (name) => graph.value(name)))
    .map((node) => node.id)
  const hypotheses = claims.filter((claim) => claim.value && !isTraced(claim, graph)).map((claim) => claim.id)
  return { wrongNodes, hypotheses }
}

function recomputes(node: CalculationNode, values: (name: string) => Decimal | undefined): boolean {
  const again = parseExpression(node.formula).evaluate(values)
  if (!again) return false
  const stored = new Decimal(node.value)
  // Stored with twenty digits of twenty-eight: the rest may differ in the last place.
  return again.minus(stored).abs().lte(stored.abs().times('1e-15').plus('1e-15'))
}

function isTraced(claim: Claim, graph: ReturnType<typeof graphOf>): boolean {
  return claim.evidence.some(({ source, ref }) => {
    if (source !== 'calculation' && source !== 'user') return false
    const node = graph.get(ref)
    const value = node && claimValue(node)
    return (
      value !== undefined &&
      value.unit === claim.value!.unit &&
      value.per === claim.value!.per &&
      value.low === claim.value!.low
    )
  })
}
