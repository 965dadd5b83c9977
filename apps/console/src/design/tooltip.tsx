import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

interface TooltipProps {
  text: ReactNode
  /** As in Kbd. */
  keys?: string | undefined
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** The trigger is already called what the tooltip says: it is not read out a second time. */
  named?: boolean
  /** What it is about; it must be reachable by keyboard, or what it says must stand elsewhere too. */
  children: ReactElement
}

// Long enough not to flicker under a passing pointer.
const DELAY_MS = 350

/** A word about what is under the pointer or has the focus. Never the only place of something needed: phones have none. */
export function Tooltip({ text, keys, side = 'top', named = false, children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={DELAY_MS}>
      <Radix.Root>
        <Radix.Trigger asChild {...(named ? { 'aria-describedby': undefined } : {})}>
          {children}
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-60 flex max-w-72 animate-fade items-center gap-2 rounded-4 bg-ink px-2 py-1 text-12 font-medium text-canvas select-none"
          >
            {text}
            {keys && <Kbd keys={keys} />}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
