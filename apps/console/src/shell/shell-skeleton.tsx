import { Skeleton } from '../design/skeleton.tsx'
import { PageSkeleton } from './page-skeleton.tsx'

export function ShellSkeleton() {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[60px_1fr]">
      <div className="hidden justify-items-center gap-3 border-r border-line bg-sunken py-3.5 md:grid md:content-start">
        <Skeleton className="size-8 rounded-8" />
        <Skeleton className="mt-4 size-8 rounded-8" />
        <Skeleton className="size-8 rounded-8" />
      </div>
      <PageSkeleton />
    </div>
  )
}
