import { SEARCH_PARTS } from './score-search.ts'
import { SEARCH_HALVES, scoreSearchHalf } from './search-set.ts'

// How many typed searches are read exactly as their writer meant them.
for (const half of SEARCH_HALVES) {
  const { searches, ...totals } = scoreSearchHalf(half)
  const shares = SEARCH_PARTS.map((part) => `${part} ${((100 * totals[part]) / searches).toFixed(1)} %`)
  console.log(`${half}: ${totals.exact} of ${searches} exact (${shares.join(', ')})`)
}
