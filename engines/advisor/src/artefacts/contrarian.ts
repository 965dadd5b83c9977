import { parseExpression } from '../calculation/expression.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import { options } from '../options/options.ts'
import type { Decision } from '../resolution/decide.ts'
import { placeholdersOf } from '../text/locale.ts'
import { type Arg, type Statement, say } from '../text/statement.ts'

/**
 * What the contrarian may say, with the condition on the figures in the sentence; the first that holds is said. An effect that
 * rests on a premise is attacked there; one that only follows from the person's figures stands and falls with them.
 */
export const contrarianRules = [
  ['contrarian.premise', 'abs(bold - prudent) * share'],
  ['contrarian.figures', 'abs(prudent)'],
] as const satisfies readonly (readonly [key: string, when: string])[]

/**
 * The member whose duty is to attack what leads: on what the effect rests, what is left of it in the prudent reading, and
 * from where on the board would decide otherwise. Speaks of what is to be done only.
 */
export function contradict({ option, key, verdict }: Decision, graph: CalculationGraph): Statement | undefined {
  if (verdict !== 'do') return undefined
  const premise = options.find(({ id }) => id === option)?.premise
  const nodes = {
    prudent: `effect_${key}_prudent`,
    bold: `effect_${key}_bold`,
    ...(premise !== undefined && { share: `${premise}_prudent` }),
  }
  const rule = contrarianRules.find(([, when]) =>
    parseExpression(when)
      .evaluate((name) => graph.value(nodes[name as keyof typeof nodes] ?? ''))
      ?.gt(0),
  )
  if (!rule) return undefined
  const shown = placeholdersOf(rule[0]).map(({ name }): [string, Arg] => [
    name,
    name === 'premise' ? { term: `label.${premise}_prudent` } : { node: nodes[name as keyof typeof nodes]! },
  ])
  return say(rule[0], graph, Object.fromEntries(shown))
}
