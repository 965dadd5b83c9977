import { Progress as Radix } from 'radix-ui'

interface ProgressProps {
  label: string
  /** 0 to 1; null while nobody knows how far it is. */
  share: number | null
  /** Read out instead of the percentage. */
  text?: string
}

/** How far something has come. For how much of a limit is used, see Meter. */
export function Progress({ label, share, text }: ProgressProps) {
  const percent = share === null ? null : Math.round(Math.min(Math.max(share, 0), 1) * 100)
  return (
    <Radix.Root
      aria-label={label}
      value={percent}
      {...(text === undefined ? {} : { getValueLabel: () => text })}
      className="h-1.5 w-full overflow-hidden rounded-full bg-line"
    >
      <Radix.Indicator
        className={
          percent === null
            ? 'block h-full w-1/3 animate-slide rounded-full bg-bar'
            : 'block h-full rounded-full bg-bar transition-[width] duration-160'
        }
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </Radix.Root>
  )
}
