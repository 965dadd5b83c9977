import type { ReactNode } from 'react'

export function AuthHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-6 grid gap-1.5">
      <h1 className="text-28 font-semibold tracking-tight">{title}</h1>
      {children && <p className="text-14 text-pretty text-ink-soft">{children}</p>}
    </div>
  )
}

export const linkStyle = 'font-medium text-accent-text underline-offset-2 hover:underline'
