import { type Artefacts, template, type Voice } from '@recado/advisor'
import type { ResultMatrix } from '@recado/contracts/execution-result'
import { optionName } from './words.ts'

/** The matrix in numbers: a screen weighs it anew without asking. */
export function presentMatrix(
  { criteria, rows, sensitivity, steady }: NonNullable<Artefacts['matrix']>,
  { graph, locale }: Voice,
): ResultMatrix {
  const value = (id: string) => graph.value(id)?.toNumber() ?? 0
  const labelOf = (criterion: string) => template(`criterion.${criterion}`, locale)
  return {
    criteria: criteria.map(({ criterion, weight }) => ({
      ...{ id: criterion, label: labelOf(criterion), weight: value(weight) },
    })),
    rows: rows.map(({ option, marks, total }) => ({
      ...{ option, name: optionName(option, locale), marks: marks.map(value), total: value(total) },
    })),
    sensitivity: sensitivity.map(({ criterion, winner, total }) => ({
      ...{ criterion, label: labelOf(criterion), winner, winner_name: optionName(winner, locale), total: value(total) },
    })),
    steady,
  }
}
