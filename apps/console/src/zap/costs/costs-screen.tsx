import { whatsappCostEndpoints } from '@recado/contracts/whatsapp-costs'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Receipt } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { IconButton } from '../../design/icon-button.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { CostSums } from './cost-sums.tsx'
import { CostTable } from './cost-table.tsx'
import { nameOfMonth, shiftMonth } from './months.ts'

/** What Meta charges for a month's messages, and what the month will come to. */
export function CostsScreen() {
  const { t, i18n } = useTranslation(['whatsapp-costs', 'common'])
  const { http } = useServices()
  /** Undefined: this one, in the company's zone, which the server knows. */
  const [month, setMonth] = useState<string>()
  const costs = useQuery({
    queryKey: ['whatsapp-costs', month],
    queryFn: () => http.call(whatsappCostEndpoints.get, { query: { month } }),
    placeholderData: (before) => before,
  })
  const shown = costs.data
  const isNow = month === undefined || shown?.forecast_micros != null
  const go = (by: number) => shown !== undefined && setMonth(shiftMonth(shown.month, by))
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <Card flush>
        {costs.isError ? (
          <ErrorState error={costs.error} onRetry={() => void costs.refetch()} />
        ) : shown === undefined ? (
          <SkeletonRows label={t('common:loading')} />
        ) : (
          <div aria-busy={costs.isPlaceholderData}>
            <div className="flex items-center justify-between gap-3 border-b border-line px-4 py-2">
              <h2 aria-live="polite" className="text-14 font-semibold first-letter:uppercase">
                {nameOfMonth(shown.month, i18n.language)}
              </h2>
              <div className="flex gap-1">
                <IconButton icon={ChevronLeft} label={t('previous')} onClick={() => go(-1)} />
                <IconButton icon={ChevronRight} label={t('next')} disabled={isNow} onClick={() => go(1)} />
              </div>
            </div>
            <CostSums costs={shown} />
            {shown.lines.length === 0 ? (
              <EmptyState icon={Receipt} title={t('empty_title')}>
                {t('empty')}
              </EmptyState>
            ) : (
              <CostTable costs={shown} />
            )}
          </div>
        )}
      </Card>
    </>
  )
}
