import type { CalculationGraph } from '../calculation/node.ts'
import type { Sector } from '../intake/sectors.ts'
import { options } from '../options/options.ts'
import type { Review } from '../review/review.ts'
import { hasTemplate } from '../text/locale.ts'
import { type Statement, say, sayFixed } from '../text/statement.ts'
import type { PlanStep } from './artefacts.ts'
import { isOwnArgument } from './decision-reason.ts'

/** A 5W2H step for each option that the board decided to carry out. */
export function buildPlan(reviewed: Review, graph: CalculationGraph, sector: Sector): PlanStep[] {
  return reviewed.decisions
    .filter(({ verdict }) => verdict === 'do')
    .slice(0, reviewed.planned)
    .map(({ option: id, key, reading, support }): PlanStep => {
      const option = options.find((candidate) => candidate.id === id)!
      const cash = graph.get(`cash_${key}`)
      return {
        option: id,
        what: sayFixed(`option.${id}.name`),
        why: support.find(isOwnArgument)?.statement ?? gain(key, reading),
        who: sayFixed(`role.${option.role}`),
        where: sayFixed(`option.${id}.where`),
        when: sayFixed('plan.when', { start: { node: 'premise_start_days' }, review: { node: 'premise_review_days' } }),
        how: steps(id, sector, graph),
        howMuch: cash ? sayFixed('plan.cash', { cash: { node: cash.id } }) : sayFixed('plan.no_cash'),
        measure: sayFixed(`option.${id}.measure`),
      }
    })
}

/** The trade's own steps where the locale files have them. */
function steps(id: string, sector: Sector, graph: CalculationGraph): Statement {
  const own = `how.${sector}.${id}`
  return say(hasTemplate(own) ? own : `option.${id}.how`, graph) ?? sayFixed(`option.${id}.name`)
}

function gain(key: string, reading: 'prudent' | 'bold'): Statement {
  return sayFixed('plan.gain', { effect: { node: `effect_${key}_${reading}` } })
}
