import type { ExecutionResult } from '@recado/contracts/execution-result'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../design/empty-state.tsx'
import { DecisionMatrix } from './decision-matrix.tsx'
import { OriginProvider } from './origin.tsx'
import { TornadoCard } from './tornado-card.tsx'

/** The options weighed against each other, and what moves the result most. */
export function DecisionPanel({ execution, result }: { execution: ExecutionDetail; result: ExecutionResult }) {
  const { t } = useTranslation('consultor')
  return (
    <OriginProvider result={result} facts={execution.understanding?.facts ?? []}>
      <div className="grid gap-6">
        {result.matrix === null || result.matrix.rows.length === 0 ? (
          <div className="rounded-8 border border-line bg-surface">
            <EmptyState icon={Compass} title={t('report.matrix.none_title')}>
              {t('report.matrix.none')}
            </EmptyState>
          </div>
        ) : (
          <DecisionMatrix matrix={result.matrix} />
        )}
        <TornadoCard result={result} />
      </div>
    </OriginProvider>
  )
}
