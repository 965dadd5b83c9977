import type { CalculationGraph } from '../calculation/node.ts'
import { hasTemplate } from '../text/locale.ts'
import { type Statement, say, sayFixed } from '../text/statement.ts'

/** What can be said of an option that was asked about but cannot be computed: as far as the figures go, then what is missing. */
export function sayLacking(option: string, graph: CalculationGraph): Statement {
  const partly = `partly.${option}`
  return (hasTemplate(partly) ? say(partly, graph) : undefined) ?? sayFixed(`lacking.${option}`)
}
