import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'

interface CardProps {
  title?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  /** Content that brings its own padding, such as a table. */
  flush?: boolean
  children: ReactNode
}

/** A framed part of a page, named by its title. */
export function Card({ title, description, actions, flush = false, children }: CardProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className="overflow-hidden rounded-8 border border-line bg-surface"
    >
      {title !== undefined && (
        <header
          className={clsx(
            'flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:px-5',
            flush && 'border-b border-line',
          )}
        >
          <div className="grid gap-0.5">
            <h2 id={id} className="text-14 font-semibold">
              {title}
            </h2>
            {description && <p className="text-13 text-ink-soft">{description}</p>}
          </div>
          {actions}
        </header>
      )}
      <div className={clsx(!flush && 'px-4 pb-5 sm:px-5', !flush && title === undefined && 'pt-5')}>{children}</div>
    </section>
  )
}
