import { criteria } from '../agents/agents.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import type { TabledOption } from '../options/compute-options.ts'
import type { Matrix } from './artefacts.ts'

/** The weighted matrix, and who wins when each criterion in turn counts twice. */
export function buildMatrix(tabled: readonly TabledOption[], graph: CalculationGraph): Matrix {
  const best = (node: (key: string) => string) =>
    tabled.reduce((leader, option) =>
      graph.value(node(option.key))!.gt(graph.value(node(leader.key))!) ? option : leader,
    )
  const winner = best((key) => `total_${key}`)
  const sensitivity = criteria.map((criterion) => {
    const option = best((key) => `total_${key}_${criterion}_twice`)
    return { criterion, winner: option.id, total: `total_${option.key}_${criterion}_twice` }
  })
  return {
    criteria: criteria.map((criterion) => ({ criterion, weight: `weight_${criterion}` })),
    rows: tabled.map(({ id, key }) => ({
      option: id,
      marks: criteria.map((c) => `mark_${key}_${c}`),
      total: `total_${key}`,
    })),
    sensitivity,
    steady: sensitivity.every((row) => row.winner === winner.id),
  }
}
