import { clsx } from 'clsx'
import { Skeleton } from '../../../design/skeleton.tsx'

// Widths of a talk: left, left, right …
const BUBBLES = [
  ['w-56', false],
  ['w-80', false],
  ['w-64', true],
  ['w-40', false],
  ['w-72', true],
  ['w-48', true],
] as const

/** A thread before it is there. */
export function ThreadSkeleton({ label }: { label: string }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="mx-auto flex w-full max-w-220 flex-1 flex-col justify-end gap-3 p-4"
    >
      {BUBBLES.map(([width, right]) => (
        <Skeleton key={width} className={clsx('h-12 max-w-[80%] rounded-8', width, right && 'self-end')} />
      ))}
    </div>
  )
}
