import { type ChaosCounts, countDisorder } from '@recado/testing/chaos-counts'
import type { Company } from './build-company.ts'
import { talkKey } from './read-inbox.ts'

/** @param heard what customers said, by talk, in the order of the inbox */
export function countChaos(
  companies: readonly Company[],
  heard: ReadonlyMap<string, readonly string[]>,
  kills: number,
): ChaosCounts {
  const counts = {
    inbound_sent: 0,
    inbound_stored: 0,
    outbound_sent: 0,
    outbound_shown: 0,
    doubled: 0,
    out_of_order: 0,
  }
  for (const { tenant, phone, talks } of companies) {
    for (const { customer, wrote, answered } of talks) {
      const stored = heard.get(talkKey(tenant.id, customer.name)) ?? []
      const shown = phone.log
        .filter(({ direction, chat }) => direction === 'out' && chat === customer.lid)
        .map(({ content }) => (content as { text: string }).text)
      counts.inbound_sent += wrote.length
      counts.inbound_stored += new Set(stored).size
      counts.outbound_sent += answered.length
      counts.outbound_shown += new Set(shown).size
      for (const [sent, got] of [
        [wrote, stored],
        [answered, shown],
      ] as const) {
        counts.doubled += got.length - new Set(got).size
        counts.out_of_order += countDisorder(sent, got)
      }
    }
  }
  return { ...counts, kills }
}
