import type { ExecutionResult } from '@recado/contracts/execution-result'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { useTranslation } from 'react-i18next'
import { OriginProvider } from './origin.tsx'
import { PlotCard } from './plot-card.tsx'
import { ScenarioPlot } from './scenario-plot.tsx'
import { ScenarioTable } from './scenario-table.tsx'
import { TornadoCard } from './tornado-card.tsx'

/** The month if sales fall or rise, and what moves it most. */
export function ScenariosPanel({ execution, result }: { execution: ExecutionDetail; result: ExecutionResult }) {
  const { t } = useTranslation('consultor')
  return (
    <OriginProvider result={result} facts={execution.understanding?.facts ?? []}>
      <div className="grid gap-6">
        {result.scenarios && (
          <PlotCard
            title={t('report.scenarios.title')}
            description={t('report.scenarios.text')}
            plot={<ScenarioPlot scenarios={result.scenarios} />}
            table={<ScenarioTable scenarios={result.scenarios} />}
          />
        )}
        <TornadoCard result={result} />
      </div>
    </OriginProvider>
  )
}
