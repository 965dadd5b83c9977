import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { RadioGroup as Radix } from 'radix-ui'

export interface Segment<Value extends string> {
  value: Value
  label: string
  icon?: LucideIcon
  /** The icon alone is shown; the label is read out. */
  iconOnly?: boolean
}

interface SegmentedProps<Value extends string> {
  label: string
  segments: readonly Segment<NoInfer<Value>>[]
  value: Value
  onChange(value: NoInfer<Value>): void
  className?: string
}

/** One of a few, all of them in sight. Arrows choose. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: SegmentedProps<Value>) {
  return (
    <Radix.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as NoInfer<Value>)}
      orientation="horizontal"
      className={clsx('inline-flex max-w-full rounded-8 bg-sunken p-0.5', className)}
    >
      {segments.map(({ value: key, label: name, icon: Icon, iconOnly = false }) => (
        <Radix.Item
          key={key}
          value={key}
          aria-label={iconOnly ? name : undefined}
          className="flex h-7 min-w-0 items-center justify-center gap-1.5 rounded-4 border border-transparent px-2.5 text-12 font-medium text-ink-soft transition-colors duration-120 hover:text-ink data-[state=checked]:border-line data-[state=checked]:bg-raised data-[state=checked]:text-ink pointer-coarse:h-10 pointer-coarse:min-w-10"
        >
          {Icon && <Icon size={14} className="shrink-0" aria-hidden />}
          {!iconOnly && <span className="truncate">{name}</span>}
        </Radix.Item>
      ))}
    </Radix.Root>
  )
}
