import type { Counters } from '../../inbox/inbox.api.ts'

export interface Waiting {
  key: 'unassigned' | 'mine' | 'mentions'
  count: number
  /** More than the server counts: 100 stands for more than 99. */
  many: boolean
}

/** What waits, what nobody has first; what is nought is not said. */
export function waitingOf({ unassigned, mine, mentions }: Pick<Counters, Waiting['key']>): Waiting[] {
  const all = [
    { key: 'unassigned' as const, count: unassigned },
    { key: 'mine' as const, count: mine },
    { key: 'mentions' as const, count: mentions },
  ]
  return all.filter(({ count }) => count > 0).map((one) => ({ ...one, many: one.count >= 100 }))
}
