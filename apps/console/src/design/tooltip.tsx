import { Tooltip as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
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
  const [open, setOpen] = useState(false)
  useEffect(() => (open ? closeBeforeEscape(() => setOpen(false)) : undefined), [open])
  return (
    <Radix.Provider delayDuration={DELAY_MS}>
      <Radix.Root open={open} onOpenChange={setOpen}>
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

/**
 * Radix lets only the topmost layer hear Escape, and a tooltip under a resting pointer is one: the dialog below would need
 * a second press. Capturing on the window comes before Radix's listeners on the document.
 */
function closeBeforeEscape(close: () => void): () => void {
  const listener = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') flushSync(close)
  }
  window.addEventListener('keydown', listener, { capture: true })
  return () => window.removeEventListener('keydown', listener, { capture: true })
}
