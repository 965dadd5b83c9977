import type { ReactNode } from 'react'

/** One part of a page of stories, under a heading. */
export function Story({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name} className="mb-10">
      <h2 className="mb-3 border-b border-line pb-2 font-mono text-13 font-medium text-ink-soft">{name}</h2>
      <div className="grid gap-4">{children}</div>
    </section>
  )
}

/** Examples beside each other, with the properties that make them in code. */
export function Specimen({ code, children, wide = false }: { code: string; children: ReactNode; wide?: boolean }) {
  return (
    <figure className={`grid min-w-0 content-start gap-2 ${wide ? 'w-full' : ''}`}>
      <div className={wide ? 'min-w-0' : 'flex min-h-10 flex-wrap items-center gap-2'}>{children}</div>
      <figcaption className="font-mono text-12 break-words text-ink-faint">{code}</figcaption>
    </figure>
  )
}

export function Specimens({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-start gap-x-6 gap-y-4">{children}</div>
}
