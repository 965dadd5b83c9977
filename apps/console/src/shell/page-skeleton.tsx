import { useTranslation } from 'react-i18next'
import { Skeleton } from '../design/skeleton.tsx'

/** The outline of a page whose parts are still coming. */
export function PageSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('loading')} className="mx-auto grid w-full max-w-240 gap-4 px-4 py-8 sm:px-8">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-4 w-80 max-w-full" />
      <Skeleton className="mt-4 h-64 w-full rounded-8" />
    </div>
  )
}
