import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import './csp-nonce.ts'

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement
  /** What screen readers call it. */
  label: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** Content that brings its own padding, such as a list. */
  flush?: boolean
  /** Both, where a key opens it too. */
  open?: boolean
  onOpenChange?(open: boolean): void
  /** Just before its button gets the focus back; who prevents the event's default puts it somewhere else. */
  onClosed?(event: Event): void
  children: ReactNode
}

/** Something small beside its button; the page behind stays in use. Escape and a press outside close it. */
export function Popover({
  trigger,
  label,
  align = 'start',
  side = 'bottom',
  flush = false,
  onClosed,
  children,
  ...state
}: PopoverProps) {
  return (
    <Radix.Root {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          {...(onClosed === undefined ? {} : { onCloseAutoFocus: onClosed })}
          className={`z-50 max-h-(--radix-popover-content-available-height) min-w-56 max-w-[calc(100vw-16px)] animate-rise overflow-y-auto rounded-8 border border-line bg-raised text-13 shadow-pop outline-none ${flush ? '' : 'p-4'}`}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Closes the popover it stands in; wrap one button. */
export function PopoverClose({ children }: { children: ReactElement }) {
  return <Radix.Close asChild>{children}</Radix.Close>
}
