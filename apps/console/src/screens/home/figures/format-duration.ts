const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** "45 s", "12 min", "1 h 5 min", "2 dias 3 h": its two largest units, as the reader's language shortens them. */
export function formatDuration(locale: string, seconds: number): string {
  // From a minute on seconds say nothing.
  const whole = seconds < 60 ? Math.round(seconds) : Math.round(seconds / 60) * 60
  const at = UNITS.findIndex(([, size]) => whole >= size)
  if (at === -1) return unit(locale, 'second', 0)
  const [first, second] = [UNITS[at], UNITS[at + 1]]
  if (first === undefined) return unit(locale, 'second', 0)
  const rest = second === undefined ? 0 : Math.floor((whole % first[1]) / second[1])
  const largest = unit(locale, first[0], Math.floor(whole / first[1]))
  return second === undefined || rest === 0 ? largest : `${largest} ${unit(locale, second[0], rest)}`
}

function unit(locale: string, name: string, value: number): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
}
