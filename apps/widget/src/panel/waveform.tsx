const BAR = 3
const STEP = 5
const HEIGHT = 28

/** A recording as bars; those before `share` have been heard. */
export function Waveform({ levels, share = 0 }: { levels: readonly number[]; share?: number }) {
  const width = levels.length * STEP
  return (
    <svg class="waveform" aria-hidden="true" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
      {levels.map((level, index) => {
        const height = Math.max(BAR, level * HEIGHT)
        return (
          <rect
            key={index}
            class={(index + 0.5) / levels.length <= share ? 'heard' : ''}
            x={index * STEP}
            y={(HEIGHT - height) / 2}
            width={BAR}
            height={height}
            rx={BAR / 2}
          />
        )
      })}
    </svg>
  )
}
