import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { modelQuery, optionsQuery, settingsQuery } from '../consultor.api.ts'
import { BudgetCard } from './budget-card.tsx'
import { ModelForm } from './model-form.tsx'
import { ModelState } from './model-state.tsx'
import { OwnFiguresCard } from './own-figures-card.tsx'

/** What a company decides about its board: its own figures, when it stops to ask, who speaks, and what is left. */
export function AdvisorSettingsScreen() {
  const { t } = useTranslation(['consultor', 'common'])
  const { http } = useServices()
  const settings = useQuery(settingsQuery(http))
  const model = useQuery(modelQuery(http))
  const options = useQuery(optionsQuery(http))
  const failed = [settings, model, options].find(({ error }) => error !== null)
  return (
    <>
      <PageHeader title={t('config.title')} description={t('config.text')} />
      {failed !== undefined ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : settings.data === undefined || model.data === undefined || options.data === undefined ? (
        <Card flush>
          <SkeletonRows label={t('common:loading')} />
        </Card>
      ) : (
        <div className="grid gap-6">
          <BudgetCard plan={options.data.plan} />
          <OwnFiguresCard settings={settings.data} />
          <ModelState view={model.data} />
          {/* What was kept is what the form shows from then on. */}
          <ModelForm key={model.data.own?.updated_at.getTime() ?? 'none'} own={model.data.own} />
        </div>
      )}
    </>
  )
}
