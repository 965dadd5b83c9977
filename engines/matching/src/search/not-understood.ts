import { type Item, means, valueOfItem } from './read-items.ts'

/**
 * Phrases that ask for something nobody here can express: known extras ("teto solar") wherever they stand, and unknown
 * words where a wish stands: behind a car ("corolla xei"), behind "com" or "que", or alone between commas. Unknown words
 * of a story ("minha filha passou na faculdade") are none of our business.
 */
export function findNotUnderstood(items: readonly Item[], used: ReadonlySet<number>, text: string): string[] {
  const found: string[] = []
  let told = false
  for (let at = 0; at < items.length; ) {
    const end = runAt(items, used, at)
    if (end === at) {
      told = false
      at++
      continue
    }
    const run = items.slice(at, end)
    const beyond = run.some((item) => means(item, 'beyond') !== undefined)
    const story = run.some((item) => means(item, 'story') !== undefined && item.means.length === 1)
    if (beyond || (!story && (told || isWish(items, used, at, end)))) {
      found.push(text.slice(items[at]!.from, items[end - 1]!.to))
      told = true
    }
    at = end
  }
  return found
}

function isUnknown(item: Item, used: boolean): boolean {
  return !used && !item.mark && item.amount === undefined && item.name === undefined && item.means.length === 0
}

/** Unknown words and extras in a row, with the small words between them. */
function runAt(items: readonly Item[], used: ReadonlySet<number>, at: number): number {
  const counts = (i: number): boolean =>
    i < items.length &&
    !used.has(i) &&
    (isUnknown(items[i]!, false) || (means(items[i], 'beyond') !== undefined && valueOfItem(items[i]) === undefined))
  if (!counts(at)) return at
  let end = at + 1
  while (end < items.length) {
    if (counts(end) && (means(items[end], 'beyond') === undefined) === (means(items[end - 1], 'beyond') === undefined))
      end++
    else if (/^(?:de|do|da|dos|das|no|na|em|pra|para|o|a|me)$/.test(items[end]?.plain ?? '') && counts(end + 1))
      end += 2
    else break
  }
  return end
}

function isWish(items: readonly Item[], used: ReadonlySet<number>, at: number, end: number): boolean {
  let before = at - 1
  while (/^(?:um|uma|bem|muito|mais|o|a|me|nao|n)$/.test(items[before]?.plain ?? '')) before--
  const previous = items[before]
  if (previous !== undefined) {
    if (means(previous, 'with') !== undefined && previous.plain !== 'com o' && previous.plain !== 'q') return true
    if (means(previous, 'not') !== undefined && previous.plain.includes(' ')) return true
    if (previous.name !== undefined || valueOfItem(previous) !== undefined) return true
    if (means(previous, 'noun') !== undefined && !/^(?:um|uma)$/.test(previous.plain)) return true
  }
  const rest = items.slice(end)
  const stop = rest.findIndex(({ mark }) => mark)
  const behind = rest.slice(0, stop < 0 ? rest.length : stop)
  // A clause of its own, as "fácil de dirigir" is.
  const isClause = previous === undefined || previous.mark
  const led = /^(?:de|pra|para)$/.test(behind[0]?.plain ?? '') && behind.length === 2
  return isClause && used.size > 0 && (behind.length === 0 || (led && !used.has(end + 1)))
}
