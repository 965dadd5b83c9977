import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'

// Under a finger nothing is smaller than 40 px.
export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-8 font-medium whitespace-nowrap transition-colors duration-120 select-none disabled:pointer-events-none aria-disabled:pointer-events-none disabled:opacity-60 [&_svg]:shrink-0',
  {
    variants: {
      kind: {
        primary:
          'border border-[color-mix(in_oklab,var(--accent),var(--ink)_12%)] bg-accent text-accent-on hover:bg-accent-hover',
        secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover',
        ghost: 'text-ink-soft hover:bg-hover hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink',
        danger:
          'border border-danger-line bg-danger text-danger-on hover:bg-[color-mix(in_oklab,var(--danger),var(--ink)_12%)]',
      },
      size: {
        small: 'h-7 px-2.5 text-12 pointer-coarse:h-10',
        medium: 'h-9 px-3.5 text-13 pointer-coarse:h-10',
        large: 'h-11 px-5 text-14',
        icon: 'size-8 text-13 pointer-coarse:size-10',
      },
    },
    defaultVariants: { kind: 'secondary', size: 'medium' },
  },
)

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonStyle> {
  /** Shows that the press is being carried out, and takes no second one. */
  busy?: boolean
}

export function Button({ kind, size, busy = false, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
      className={buttonStyle({ kind, size, className })}
    >
      {busy && <LoaderCircle size={14} className="animate-spin" aria-hidden />}
      {children}
    </button>
  )
}
