import { clsx } from 'clsx'
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { cspNonce } from './csp-nonce.ts'
import { inputStyle } from './input.tsx'

export interface SelectOption {
  value: string
  label: string
  /** A second line that explains the choice. */
  detail?: string
}

interface SelectProps {
  value: string
  onChange(value: string): void
  options: readonly SelectOption[]
  id?: string
  disabled?: boolean
  /** Needed where no Field labels it. */
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean | undefined
  className?: string
}

export function Select({ value, onChange, options, disabled = false, className, ...rest }: SelectProps) {
  const chosen = options.find((option) => option.value === value)
  return (
    <Radix.Root value={value} onValueChange={onChange} disabled={disabled}>
      <Radix.Trigger
        {...rest}
        className={clsx(inputStyle, 'flex items-center justify-between gap-2 text-left', className)}
      >
        <span className="truncate">
          <Radix.Value>{chosen?.label ?? value}</Radix.Value>
        </span>
        <ChevronDown size={14} className="shrink-0 text-ink-faint" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-[min(360px,var(--radix-select-content-available-height))] max-w-[min(360px,calc(100vw-16px))] min-w-(--radix-select-trigger-width) animate-rise overflow-hidden rounded-8 border border-line bg-raised shadow-pop"
        >
          <Radix.Viewport className="p-1" {...(cspNonce === undefined ? {} : { nonce: cspNonce })}>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="relative flex min-h-8 items-center gap-2 rounded-4 py-1.5 pr-8 pl-2 text-13 outline-none data-highlighted:bg-hover pointer-coarse:min-h-10"
              >
                <span className="grid">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.detail && <span className="text-12 text-ink-faint">{option.detail}</span>}
                </span>
                <Radix.ItemIndicator className="absolute right-2 text-accent-text">
                  <Check size={14} aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
