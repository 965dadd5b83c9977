import { clsx } from 'clsx'

interface WaveformProps {
  /** 0 to 1 each. */
  peaks: readonly number[]
  /** How much of it has been played, 0 to 1. */
  played: number
  className?: string
}

/** How loud a recording is, bar by bar; what has been played is darker. */
export function Waveform({ peaks, played, className }: WaveformProps) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${peaks.length * 4} 28`}
      preserveAspectRatio="none"
      className={clsx('h-7 w-full', className)}
    >
      {peaks.map((peak, at) => {
        const height = Math.max(3, peak * 26)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={at}
            x={at * 4 + 0.5}
            y={14 - height / 2}
            width="2.5"
            height={height}
            rx="1.25"
            className={(at + 0.5) / peaks.length <= played ? 'fill-accent-text' : 'fill-line-strong'}
          />
        )
      })}
    </svg>
  )
}
