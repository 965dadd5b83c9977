import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: LucideIcon
  title: ReactNode
  /** What will be here. */
  children: ReactNode
  /** The one next step, if there is one. */
  action?: ReactNode
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-12 text-center">
      <Icon size={24} strokeWidth={1.5} className="mb-1 text-ink-faint" aria-hidden />
      <p className="text-14 font-medium">{title}</p>
      <p className="max-w-100 text-13 text-pretty text-ink-soft">{children}</p>
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
