import type { Opinion } from '../agents/opinion.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import type { Review } from '../review/review.ts'
import { sayFixed } from '../text/statement.ts'
import type { Swot } from './artefacts.ts'

/** Where each finding belongs; what the rules say, not what a model feels. */
const quadrant: Record<string, keyof Swot> = {
  sales_grew: 'strengths',
  profit: 'strengths',
  break_even_far: 'strengths',
  ltv_good: 'strengths',
  unit_contribution: 'strengths',
  sales_fell: 'weaknesses',
  loss: 'weaknesses',
  thin_profit: 'weaknesses',
  debt_over_profit: 'weaknesses',
  debt_on_loss: 'weaknesses',
  stock_interest: 'threats',
  ltv_bad: 'weaknesses',
  missed: 'weaknesses',
  idle: 'weaknesses',
  waste: 'weaknesses',
  stock_slow: 'weaknesses',
  payroll_heavy: 'weaknesses',
  break_even_above: 'weaknesses',
  debt_growing: 'threats',
  cost_squeeze: 'threats',
  demand_question: 'threats',
  delinquency: 'threats',
  runway: 'threats',
  break_even_near: 'threats',
  loss_probability: 'threats',
}

/** The four quadrants, each entry tied to the claims behind it; opportunities are the options worth doing. */
export function buildSwot({
  opinions,
  reviewed,
}: {
  opinions: readonly Opinion[]
  reviewed: Review
  graph: CalculationGraph
}): Swot {
  const swot: Swot = { strengths: [], weaknesses: [], opportunities: [], threats: [] }
  for (const { findings } of opinions) {
    for (const { key, statement, claim } of findings) {
      const place = quadrant[key]
      if (place) swot[place].push({ statement, claims: [claim] })
    }
  }
  for (const { option, key, verdict } of reviewed.decisions) {
    if (verdict !== 'do') continue
    const statement = sayFixed('swot.opportunity', {
      option: { term: `option.${option}.name` },
      prudent: { node: `effect_${key}_prudent` },
    })
    const claims = opinions.flatMap((opinion) =>
      opinion.claims.filter((claim) => claim.option === option).map(({ id }) => id),
    )
    swot.opportunities.push({ statement, claims })
  }
  return swot
}
