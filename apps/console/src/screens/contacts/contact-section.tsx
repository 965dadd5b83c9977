import { type ReactNode, useId } from 'react'

/** A part of a contact under its name. */
export function ContactSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-2.5 border-t border-line px-4 py-4">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h3 id={id} className="text-12 font-semibold text-ink-soft">
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
