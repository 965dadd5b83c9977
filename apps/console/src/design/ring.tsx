import { clsx } from 'clsx'

interface RingProps {
  /** What it says, for screen readers. */
  label: string
  /** How much of the circle is drawn, 0 to 1. */
  share: number
  tone?: 'accent' | 'good' | 'warn' | 'bad'
  /** In pixels. */
  size?: number
}

/** A small circle that fills or empties: time left, a file on its way. */
export function Ring({ label, share, tone = 'accent', size = 16 }: RingProps) {
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox="0 0 16 16" className="shrink-0 -rotate-90">
      <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2.5" className="stroke-line-strong" />
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        pathLength={100}
        strokeDasharray={`${Math.min(Math.max(share, 0), 1) * 100} 100`}
        className={clsx(share <= 0 && 'hidden', STROKES[tone])}
      />
    </svg>
  )
}

const STROKES = { accent: 'stroke-bar', good: 'stroke-good', warn: 'stroke-warn', bad: 'stroke-bad' }
