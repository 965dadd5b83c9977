import { clsx } from 'clsx'

/** The outline of something that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-pulse rounded-4 bg-line', className)} />
}

/** Rows as the list will have them. */
export function SkeletonRows({ rows = 5, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={ROW_KEYS[row]} className="flex h-14 items-center gap-3 border-b border-line px-4 last:border-0">
          <Skeleton className="size-8 rounded-full" />
          <span className="grid flex-1 gap-1.5">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-1/4" />
          </span>
          <Skeleton className="h-3 w-16" />
        </div>
      ))}
    </div>
  )
}

const ROW_KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
