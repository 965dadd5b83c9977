import type { CalculationNode } from '../calculation/node.ts'
import type { Value } from './claim.ts'

/** A node's value as a claim states it. Scores and weights measure no business and are no values. */
export function claimValue(node: CalculationNode): Value | undefined {
  const low = Number(node.value)
  switch (node.unit) {
    case 'BRL':
    case 'USD':
    case 'EUR':
      return { low, unit: node.unit }
    case 'BRL/month':
      return { low, unit: 'BRL', per: 'month' }
    case 'share':
      return { low, unit: 'fraction' }
    case 'share/month':
      return { low, unit: 'fraction', per: 'month' }
    case 'count':
      return { low, unit: 'count' }
    case 'count/month':
      return { low, unit: 'count', per: 'month' }
    case 'months':
      return { low, unit: 'month' }
    case 'days':
      return { low, unit: 'day' }
    case 'times':
      return { low, unit: 'times' }
    case 'score':
    case 'weight':
      return undefined
  }
}
