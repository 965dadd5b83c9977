import type { ExecutionResult } from '@recado/contracts/execution-result'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { useTranslation } from 'react-i18next'
import { OriginProvider } from './origin.tsx'
import { PlotCard } from './plot-card.tsx'
import { ScenarioPlot } from './scenario-plot.tsx'
import { ScenarioTable } from './scenario-table.tsx'
import type { WhatIf } from './what-if.ts'
import { WhatIfCard } from './what-if-card.tsx'

interface ScenariosPanelProps {
  execution: ExecutionDetail
  result: ExecutionResult
  whatIf: WhatIf | undefined
}

/** What moves with the figures that were told, and the month if sales fall or rise. */
export function ScenariosPanel({ execution, result, whatIf }: ScenariosPanelProps) {
  const { t } = useTranslation('consultor')
  return (
    <OriginProvider result={result} facts={execution.understanding?.facts ?? []}>
      <div className="grid gap-6">
        {whatIf && <WhatIfCard whatIf={whatIf} />}
        {result.scenarios && (
          <PlotCard
            title={t('report.scenarios.title')}
            description={t('report.scenarios.text')}
            plot={<ScenarioPlot scenarios={result.scenarios} />}
            table={<ScenarioTable scenarios={result.scenarios} />}
          />
        )}
      </div>
    </OriginProvider>
  )
}
