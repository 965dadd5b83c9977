import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { AiForm } from './ai-form.tsx'
import { AiState } from './ai-state.tsx'
import { flowAiQuery } from './flow-ai.api.ts'

/** Whose model answers in flows. */
export function FlowAiScreen() {
  const { t } = useTranslation(['flow-settings', 'common'])
  const { http } = useServices()
  const { data, error, refetch } = useQuery(flowAiQuery(http))
  return (
    <>
      <PageHeader title={t('ai.title')} description={t('ai.text')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Card flush>
          <SkeletonRows label={t('common:loading')} />
        </Card>
      ) : (
        <div className="grid gap-6">
          <AiState view={data} />
          {/* What was kept is what the form shows from then on. */}
          <AiForm key={data.own?.updated_at.getTime() ?? 'none'} own={data.own} />
        </div>
      )}
    </>
  )
}
