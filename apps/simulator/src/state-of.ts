import type { PhoneView } from './network.ts'

export function stateOf({ state, line, connected }: PhoneView): 'linked' | 'unlinked' | 'banned' | 'offline' | 'cut' {
  if (state === 'banned') return 'banned'
  if (line === 'cut') return 'cut'
  if (state === 'unlinked') return 'unlinked'
  return connected ? 'linked' : 'offline'
}
