import { clsx } from 'clsx'

interface MeterProps {
  label: string
  used: number
  /** Null is unlimited: nothing to fill. */
  limit: number | null
  /** The figures in words, read out instead of the number. */
  text: string
}

/** How much of something is used: the tenant's colour, amber from 80 %, red when full. */
export function Meter({ label, used, limit, text }: MeterProps) {
  const share = limit === null ? 0 : limit === 0 ? 1 : Math.min(used / limit, 1)
  const tone = share >= 1 ? 'bg-bad' : share >= 0.8 ? 'bg-warn' : 'bg-bar'
  return (
    <div className="h-1.5 overflow-hidden rounded-full bg-line">
      <meter
        className="sr-only"
        aria-label={label}
        aria-valuetext={text}
        max={limit ?? Math.max(used, 1)}
        value={used}
      />
      <span className={clsx('block h-full rounded-full', tone)} style={{ width: `${share * 100}%` }} />
    </div>
  )
}
