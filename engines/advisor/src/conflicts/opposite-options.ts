/** `price.raise` and `price.cut` cannot both be done: same object, opposite verbs. */
export function oppositeOptions(a: string, b: string): boolean {
  const [objectA, verbA] = split(a)
  const [objectB, verbB] = split(b)
  return objectA === objectB && opposites.some(([x, y]) => (verbA === x && verbB === y) || (verbA === y && verbB === x))
}

const opposites = [
  ['raise', 'cut'],
  ['hire', 'dismiss'],
  ['open', 'close'],
  ['buy', 'sell'],
  ['start', 'stop'],
  ['expand', 'shrink'],
] as const

function split(option: string): [string, string] {
  const dot = option.lastIndexOf('.')
  return [option.slice(0, dot), option.slice(dot + 1)]
}
