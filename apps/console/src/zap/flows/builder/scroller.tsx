import { clsx } from 'clsx'
import type { ReactNode, Ref } from 'react'

interface ScrollerProps {
  /** What is read out as it comes, by this name; a part without one belongs to what stands around it. */
  log?: string
  className?: string
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

/** A part that scrolls by itself, by keyboard too. */
export function Scroller({ log, className, ref, children }: ScrollerProps) {
  const named = log === undefined ? {} : { role: 'log', 'aria-label': log }
  return (
    <div
      ref={ref}
      {...named}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, whatever stands in it.
      tabIndex={0}
      className={clsx('overflow-y-auto -outline-offset-2', className)}
    >
      {children}
    </div>
  )
}
