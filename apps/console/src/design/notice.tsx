import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface NoticeProps {
  icon: LucideIcon
  tone: 'accent' | 'warn' | 'bad' | 'good'
  action?: ReactNode
  children: ReactNode
}

/** Something to know before going on. */
export function Notice({ icon: Icon, tone, action, children }: NoticeProps) {
  return (
    <div className={clsx('flex flex-wrap items-center gap-x-3 gap-y-2 rounded-8 px-4 py-3 text-13', TONES[tone])}>
      <Icon size={16} className="shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 basis-60">{children}</div>
      {action}
    </div>
  )
}

const TONES = {
  accent: 'bg-accent-soft text-accent-text',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  good: 'bg-good-soft text-good',
}
