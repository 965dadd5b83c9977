import type { Calculation } from '../calculation/calculate.ts'
import { graphOf } from '../calculation/graph.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import type { Intake } from '../intake/take-in.ts'
import type { ModelAccess } from '../model/ask-model.ts'
import type { Briefing } from '../model/prompts.ts'
import type { RunInput } from './events.ts'

/** What every member has in front of them. */
export interface Board extends Briefing {
  run: string
  graph: CalculationGraph
  model: ModelAccess | undefined
}

export function boardOf(
  run: string,
  input: RunInput,
  intake: Intake,
  calculation: Calculation,
  model?: ModelAccess,
): Board {
  const { problem, locale } = input
  return { run, problem, locale, intake, calculation, graph: graphOf(calculation.nodes), model }
}
