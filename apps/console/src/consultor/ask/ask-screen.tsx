import { ExecutionId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useServices } from '../../services.ts'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { BackLink } from '../back-link.tsx'
import { executionQuery, optionsQuery, settingsQuery } from '../consultor.api.ts'
import { AskForm } from './ask-form.tsx'
import { useExamples } from './use-examples.ts'

const route = getRouteApi('/inside/consultor/nova')

/** A question to the board: from nothing, from an example, or from one that was asked before. */
export function AskScreen() {
  const { t } = useTranslation('consultor')
  const { http } = useServices()
  const { exemplo, de } = route.useSearch()
  const before = ExecutionId.safeParse(de).data
  const options = useQuery(optionsQuery(http))
  const settings = useQuery(settingsQuery(http))
  const asked = useQuery({ ...executionQuery(http, before as ExecutionId), enabled: before !== undefined })
  const failed = [options, settings].find(({ error }) => error !== null)
  const isReady =
    options.data !== undefined && settings.data !== undefined && !(before !== undefined && asked.isLoading)
  const example = useExamples(options.data).find(({ at }) => at === exemplo)
  return (
    <div className="mx-auto w-full max-w-280 px-4 py-6 sm:px-8 sm:py-8">
      <BackLink />
      <PageHeader title={t('ask_title')} description={t('ask_text')} />
      {failed !== undefined ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : !isReady ? (
        <PageSkeleton />
      ) : (
        <AskForm
          key={`${exemplo} ${de}`}
          options={options.data}
          settings={settings.data}
          begin={{
            problem_description: asked.data?.problem_description ?? example?.problem_description ?? '',
            business_type: asked.data?.business_type ?? example?.business_type ?? '',
            analysis_depth: asked.data?.analysis_depth ?? 'Padrão',
          }}
        />
      )}
    </div>
  )
}
