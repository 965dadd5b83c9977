import { Switch as Radix } from 'radix-ui'

interface SwitchProps {
  checked: boolean
  onChange(checked: boolean): void
  disabled?: boolean
  id?: string
  /** Needed where no label points to it. */
  'aria-label'?: string
  'aria-describedby'?: string | undefined
}

/** On or off, at once: where a form must be saved first, use Checkbox. */
export function Switch({ onChange, ...rest }: SwitchProps) {
  return (
    <Radix.Root
      {...rest}
      onCheckedChange={onChange}
      className="relative h-5 w-9 shrink-0 rounded-full border border-transparent bg-ink-faint p-px transition-colors duration-120 after:absolute after:-inset-x-0.5 after:-inset-y-2.5 disabled:opacity-60 data-[state=checked]:bg-accent-text"
    >
      <Radix.Thumb className="block size-4 rounded-full bg-surface transition-transform duration-120 data-[state=checked]:translate-x-4" />
    </Radix.Root>
  )
}
