import type { CalculationGraph } from '../calculation/node.ts'
import { options } from '../options/options.ts'
import type { Decision } from '../resolution/decide.ts'
import { type Statement, say } from '../text/statement.ts'

/**
 * The member whose duty is to attack what leads: on what the effect rests, what is left of it in the prudent reading, and
 * from where on the board would decide otherwise. Speaks of what is to be done only.
 */
export function contradict({ option, key, verdict }: Decision, graph: CalculationGraph): Statement | undefined {
  if (verdict !== 'do') return undefined
  const [prudent, bold] = [graph.value(`effect_${key}_prudent`), graph.value(`effect_${key}_bold`)]
  if (!prudent || !bold) return undefined
  const premise = options.find(({ id }) => id === option)?.premise
  const effects = { prudent: { node: `effect_${key}_prudent` }, bold: { node: `effect_${key}_bold` } }
  if (premise === undefined || prudent.eq(bold) || !graph.get(`${premise}_prudent`))
    return say('contrarian.figures', graph, effects)
  return say('contrarian.premise', graph, {
    ...effects,
    premise: { term: `label.${premise}_prudent` },
    share: { node: `${premise}_prudent` },
  })
}
