import type { CalculationGraph, CalculationNode, NodeUnit } from '../calculation/node.ts'
import type { Quantity } from '../intake/quantity.ts'
import { readQuantities } from '../intake/read-quantities.ts'
import type { Segment, Statement } from '../text/statement.ts'

/**
 * Parts a model's prose into words and numbers. `{{id}}` and numbers equal to a node's value become references; every
 * other number, however written, becomes a hypothesis. Nothing a model wrote keeps a digit of its own.
 */
export function traceProse(text: string, graph: CalculationGraph): Statement {
  const prose: Segment[] = text.split(/(\{\{\s*[a-z0-9_]+\s*\}\})/).flatMap((part): Segment[] => {
    const id = /^\{\{\s*([a-z0-9_]+)\s*\}\}$/.exec(part)?.[1]
    if (id !== undefined) return [graph.get(id) ? { node: id } : { hypothesis: '?' }]
    return traceNumbers(part, graph)
  })
  return {
    key: 'prose',
    args: { text: { prose } },
    basis: prose.flatMap((segment) => ('node' in segment ? [segment.node] : [])),
  }
}

function traceNumbers(text: string, graph: CalculationGraph): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const quantity of readQuantities(text)) {
    segments.push(...untraced(text.slice(at, quantity.start)))
    const node = graph.nodes.find((candidate) => states(quantity, candidate))
    segments.push(node ? { node: node.id } : { hypothesis: quantity.quote })
    at = quantity.end
  }
  return [...segments, ...untraced(text.slice(at))]
}

/** Digits the reader of quantities passes over (years, dates) have no source either. */
function untraced(text: string): Segment[] {
  return text
    .split(/(\d[\d.,/:-]*)/)
    .filter((part) => part !== '')
    .map((part) => (/^\d/.test(part) ? { hypothesis: part } : { words: part }))
}

/** Half a per cent is what rounding to three digits may lose. */
function states(quantity: Quantity, node: CalculationNode): boolean {
  const factor = factorTo(node.unit, quantity)
  if (factor === undefined || quantity.high !== undefined) return false
  const value = Math.abs(Number(node.value))
  return Math.abs(Math.abs(quantity.low) * factor - value) <= 0.005 * value
}

function factorTo(unit: NodeUnit, quantity: Quantity): number | undefined {
  switch (quantity.unit) {
    case 'BRL':
      return unit === 'BRL' || (unit === 'BRL/month' && (!quantity.per || quantity.per === 'month')) ? 1 : undefined
    case 'USD':
    case 'EUR':
      return unit === quantity.unit ? 1 : undefined
    case 'percent':
    case 'pp':
      return unit === 'share' || unit === 'share/month' ? 0.01 : undefined
    case 'count':
      return unit === 'count' || unit === 'count/month' ? 1 : undefined
    case 'times':
      return unit === 'times' ? 1 : undefined
    case 'day':
      return unit === 'days' ? 1 : undefined
    case 'month':
      return unit === 'months' ? 1 : undefined
    default:
      return undefined
  }
}
