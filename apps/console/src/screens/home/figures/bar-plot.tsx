export interface Bar {
  key: string
  value: number | null
  /** "30 de nov.: 12 conversas": read where the pointer rests. */
  title: string
}

interface BarPlotProps {
  bars: readonly Bar[]
  /** What the plot shows, with its ends and its peak, for who does not see it. */
  label: string
  /** The value at the top, in words. The bottom is nought. */
  top: string
  ends: [first: string, last: string]
}

/** Units of the drawing: a bar has its step less the gap. */
const [STEP, GAP, HEIGHT] = [10, 2.5, 100]

/** Bars from nought, side by side. Stretched to its room, so nothing in it is text. */
export function BarPlot({ bars, label, top, ends }: BarPlotProps) {
  const most = Math.max(...bars.map(({ value }) => value ?? 0))
  return (
    <figure className="grid gap-1.5 text-12 text-ink-faint">
      <span aria-hidden>{top}</span>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-40 w-full border-y border-line text-accent-text"
      >
        {bars.map(({ key, value, title }, index) => {
          const height = most === 0 ? 0 : ((value ?? 0) / most) * HEIGHT
          return (
            <g key={key}>
              <title>{title}</title>
              {/* The whole column answers the pointer, however low the bar. */}
              <rect x={index * STEP} y={0} width={STEP} height={HEIGHT} className="fill-transparent hover:fill-hover" />
              <rect
                x={index * STEP + GAP / 2}
                y={HEIGHT - height}
                width={STEP - GAP}
                height={height}
                className="pointer-events-none fill-current"
              />
            </g>
          )
        })}
      </svg>
      <figcaption aria-hidden className="flex justify-between gap-4">
        <span>{ends[0]}</span>
        {ends[1] !== ends[0] && <span>{ends[1]}</span>}
      </figcaption>
    </figure>
  )
}
