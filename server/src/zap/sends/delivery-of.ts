import type { Delivery } from '@recado/contracts/delivery'
import type { SendRow } from './send-row.ts'

const ORDER: readonly Delivery['state'][] = ['waiting', 'handed', 'sent', 'delivered', 'read', 'played']

type Part = Pick<SendRow, 'state' | 'problem' | 'detail' | 'alarmed_at'>

/** What became of a message of several parts: that one failed is said, or that one is uncertain; else the least advanced. */
export function deliveryOf(parts: readonly Part[], at: Date): Delivery | undefined {
  const failed = parts.find(({ state }) => state === 'failed')
  if (failed !== undefined) return { state: 'failed', problem: failed.problem ?? 'unknown', at }
  const uncertain = parts.find(({ state }) => state === 'uncertain')
  if (uncertain !== undefined) return { state: 'uncertain', problem: uncertain.problem, at }
  const [least] = parts.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
  if (least === undefined) return undefined
  const isOpen = least.state === 'waiting' || least.state === 'handed'
  const stuck = isOpen && least.alarmed_at !== null ? { stuck: least.detail } : {}
  return { state: least.state, problem: null, ...stuck, at }
}
