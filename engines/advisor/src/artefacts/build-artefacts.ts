import type { Depth } from '../agents/depths.ts'
import type { Opinion } from '../agents/opinion.ts'
import type { Calculation } from '../calculation/calculate.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import type { Intake } from '../intake/take-in.ts'
import { minutesOf } from '../minutes/minutes.ts'
import type { Review } from '../review/review.ts'
import type { RunEvent, RunInput } from '../run/events.ts'
import type { Artefacts } from './artefacts.ts'
import { buildKpiTree } from './build-kpi-tree.ts'
import { buildMatrix } from './build-matrix.ts'
import { buildPlan } from './build-plan.ts'
import { buildReport } from './build-report.ts'
import { buildSwot } from './build-swot.ts'

export interface RunRecord {
  input: RunInput
  intake: Intake
  calculation: Calculation
  opinions: readonly Opinion[]
  reviewed: Review
  depth: Depth
  events: readonly RunEvent[]
  graph: CalculationGraph
  model: string | undefined
}

/** Longest stretch of the problem quoted at the opening of the minutes. */
const longestQuote = 280

/** All artefacts of a run from its record. "Rápida" (no rounds) leaves out what a quick answer does not need. */
export function buildArtefacts(record: RunRecord): Artefacts {
  const { calculation, graph, depth, input, intake, reviewed } = record
  const full = depth.rounds > 0
  const matrix = calculation.tabled.length > 0 ? buildMatrix(calculation.tabled, graph) : undefined
  const scenarios = full ? scenarioLines(graph) : undefined
  const kpiTree = full ? buildKpiTree(graph) : undefined
  return {
    sector: intake.sector,
    nodes: [...graph.nodes],
    report: buildReport(record),
    minutes: minutesOf(record.events, depth.agents, shortened(input.problem)),
    ...(matrix && { matrix }),
    plan: buildPlan(reviewed, graph, intake.sector),
    ...(full && { swot: buildSwot(record) }),
    ...(kpiTree && { kpiTree }),
    ...(scenarios && { scenarios }),
    tornado: levers.filter((id) => graph.get(id)).sort((a, b) => graph.value(b)!.comparedTo(graph.value(a)!)),
  }
}

const levers = ['tornado_price', 'tornado_volume', 'tornado_inputs', 'tornado_fixed']

function scenarioLines(graph: CalculationGraph): Artefacts['scenarios'] {
  const lines: [string, string][] = [
    ['revenue', 'revenue'],
    ['variable', 'base_variable'],
    ['contribution', 'contribution'],
    ['fixed', 'fixed_costs'],
    ['profit', 'profit'],
    ['cash_flow', 'cash_flow'],
  ]
  const rows = lines.flatMap(([line, base]): NonNullable<Artefacts['scenarios']> => {
    const side = (name: string) => (line === 'fixed' ? 'fixed_costs' : `${name}_${line}`)
    const nodes: [string, string, string] = [side('pessimistic'), base, side('optimistic')]
    return nodes.every((id) => graph.get(id)) ? [{ line, nodes }] : []
  })
  return rows.some(({ line }) => line === 'profit') ? rows : undefined
}

function shortened(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote).replace(/\s+\S*$/, '')} …`
}
