import type { ExecutionResult } from '@recado/contracts/execution-result'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { useTranslation } from 'react-i18next'
import { OriginProvider } from './origin.tsx'
import { PlotCard } from './plot-card.tsx'
import { ScenarioPlot } from './scenario-plot.tsx'
import { ScenarioTable } from './scenario-table.tsx'

/** The month if sales fall or rise. */
export function ScenariosPanel({ execution, result }: { execution: ExecutionDetail; result: ExecutionResult }) {
  const { t } = useTranslation('consultor')
  return (
    <OriginProvider result={result} facts={execution.understanding?.facts ?? []}>
      {result.scenarios && (
        <PlotCard
          title={t('report.scenarios.title')}
          description={t('report.scenarios.text')}
          plot={<ScenarioPlot scenarios={result.scenarios} />}
          table={<ScenarioTable scenarios={result.scenarios} />}
        />
      )}
    </OriginProvider>
  )
}
