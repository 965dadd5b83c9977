import type { PageView } from '@recado/contracts/car-pages'
import type { BuyerEvent } from '@recado/contracts/matcher'

/** What the shop's figures call a page. */
export function surfaceOf(kind: PageView['kind']): BuyerEvent['surface'] {
  return SURFACES[kind] ?? 'home'
}

const SURFACES: Partial<Record<PageView['kind'], BuyerEvent['surface']>> = {
  stock: 'stock',
  results: 'results',
  car: 'car',
  favourites: 'favourites',
  compare: 'comparison',
  shared: 'share',
}
