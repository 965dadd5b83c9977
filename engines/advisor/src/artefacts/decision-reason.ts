import type { CalculationGraph } from '../calculation/node.ts'
import type { Decision } from '../resolution/decide.ts'
import { hasTemplate } from '../text/locale.ts'
import { type Statement, say } from '../text/statement.ts'

/** The sentence that explains a decision: the condition where there is one, else the strongest argument of somebody's own. */
export function decisionReason(
  decision: Decision,
  graph: CalculationGraph,
): { agent?: string; statement: Statement } | undefined {
  const { option, verdict, support, objections } = decision
  const condition = verdict === 'condition' ? conditionOf(option, graph) : undefined
  if (condition) return { statement: condition }
  const voices = verdict === 'do' ? support : objections
  return voices.find(isOwnArgument)
}

/** Under which measurable condition a doubtful option pays. */
export function conditionOf(option: string, graph: CalculationGraph): Statement | undefined {
  const key = `condition.${option}`
  return hasTemplate(key) ? say(key, graph) : undefined
}

/** "Weighed with my criteria" belongs in the minutes; a report needs the reason. */
export function isOwnArgument({ statement }: { statement: Statement }): boolean {
  return !/^argue\.(?:weighed|never)_/.test(statement.key)
}
