import type { ExecutionFact } from '@recado/contracts/execution-facts'
import type { ExecutionDetail } from '@recado/contracts/executions'

export interface ComparedNumber {
  key: string
  label: string
  /** As each run writes it; null where it has none. */
  left: string | null
  right: string | null
  /** Right less left, in `unit`; null where one is missing or they are counted in different units. */
  difference: number | null
  unit: string
}

/** The answers' numbers and the other leading ones, in the order of the first run. */
export function compareNumbers(left: ExecutionDetail, right: ExecutionDetail): ComparedNumber[] {
  return join(numbersOf(left), numbersOf(right))
}

/** What was given, where it is not the same in both. */
export function compareFacts(left: ExecutionDetail, right: ExecutionDetail): ComparedNumber[] {
  return join(factsOf(left), factsOf(right)).filter((row) => row.left !== row.right)
}

interface Side {
  label: string
  text: string
  value: number
  unit: string
}

function numbersOf({ result }: ExecutionDetail): Map<string, Side> {
  const sides = new Map<string, Side>()
  // The answer has words of its own for a node: they come first.
  for (const number of [...(result?.answer.numbers ?? []), ...(result?.numbers ?? [])])
    if (!sides.has(number.node)) sides.set(number.node, number)
  return sides
}

function factsOf({ understanding }: ExecutionDetail): Map<string, Side> {
  return new Map(
    (understanding?.facts ?? []).map((fact) => [
      [fact.metric, fact.subject, fact.scope, fact.role].join(' '),
      { label: nameOf(fact), text: fact.text, ...asNode(fact) },
    ]),
  )
}

const nameOf = ({ label, subject }: ExecutionFact) => (subject === null ? label : `${label} · ${subject}`)

/** A fact's value in the units that results have, so that a difference is written alike. */
function asNode({ value, unit, period }: ExecutionFact): { value: number; unit: string } {
  if (unit === 'percent') return { value: value / 100, unit: 'share' }
  if (unit === 'fraction') return { value, unit: 'share' }
  if (unit === 'month') return { value, unit: 'months' }
  if (unit === 'day') return { value, unit: 'days' }
  return { value, unit: period === 'month' ? `${unit}/month` : unit }
}

function join(left: ReadonlyMap<string, Side>, right: ReadonlyMap<string, Side>): ComparedNumber[] {
  return [...new Set([...left.keys(), ...right.keys()])].map((key) => {
    const [a, b] = [left.get(key), right.get(key)]
    return {
      ...{ key, label: a?.label ?? b?.label ?? key, left: a?.text ?? null, right: b?.text ?? null },
      difference: a === undefined || b === undefined || a.unit !== b.unit ? null : b.value - a.value,
      unit: a?.unit ?? b?.unit ?? '',
    }
  })
}
