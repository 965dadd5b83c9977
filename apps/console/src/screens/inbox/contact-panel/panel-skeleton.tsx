import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../../design/skeleton.tsx'

/** The panel's outline while the contact is on its way. */
export function PanelSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-5 p-4">
      <div className="flex items-center gap-3">
        <Skeleton className="size-12 rounded-full" />
        <span className="grid flex-1 gap-2">
          <Skeleton className="h-3.5 w-3/5" />
          <Skeleton className="h-3 w-2/5" />
        </span>
      </div>
      {['a', 'b', 'c'].map((row) => (
        <span key={row} className="grid gap-2">
          <Skeleton className="h-3 w-1/4" />
          <Skeleton className="h-3.5 w-4/5" />
        </span>
      ))}
    </div>
  )
}
