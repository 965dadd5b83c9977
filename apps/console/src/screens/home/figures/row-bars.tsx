import type { ReactNode } from 'react'

export interface RowBar {
  key: string
  name: ReactNode
  value: number | null
  words: string
}

/** One bar a row with its name and figure beside it: a list that reads as it stands. */
export function RowBars({ rows }: { rows: readonly RowBar[] }) {
  const most = Math.max(...rows.map(({ value }) => value ?? 0))
  return (
    <ul className="grid gap-3">
      {rows.map(({ key, name, value, words }) => (
        <li key={key} className="grid gap-1.5">
          <span className="flex justify-between gap-4 text-13">
            <span className="min-w-0 truncate">{name}</span>
            <span className="shrink-0 text-ink-soft">{words}</span>
          </span>
          <svg
            aria-hidden="true"
            viewBox="0 0 100 2"
            preserveAspectRatio="none"
            className="h-1.5 w-full text-accent-text"
          >
            <rect width={100} height={2} className="fill-line" />
            <rect width={most === 0 ? 0 : ((value ?? 0) / most) * 100} height={2} className="fill-current" />
          </svg>
        </li>
      ))}
    </ul>
  )
}
