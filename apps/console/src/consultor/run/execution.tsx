import type { ExecutionDetail } from '@recado/contracts/executions'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Tabs } from '../../design/tabs.tsx'
import { BoardPanel } from '../board/board-panel.tsx'
import { useExecutionEvents } from '../board/use-execution-events.ts'
import { FactsPanel } from '../facts/facts-panel.tsx'
import { DecisionPanel } from '../report/decision-panel.tsx'
import { MinutesPanel } from '../report/minutes-panel.tsx'
import { PlanPanel } from '../report/plan-panel.tsx'
import { ReportPanel } from '../report/report-panel.tsx'
import { ScenariosPanel } from '../report/scenarios-panel.tsx'
import { whatIfOf } from '../report/what-if.ts'
import { ExecutionHeader } from './execution-header.tsx'
import { StopNotice } from './stop-notice.tsx'

const route = getRouteApi('/inside/consultor/$executionId')

/** The parts of a run, those that there are; it opens with what matters now. */
export function Execution({ execution }: { execution: ExecutionDetail }) {
  const { t } = useTranslation('consultor')
  const navigate = useNavigate()
  const { parte } = route.useSearch()
  const { status, result, understanding } = execution
  const isRunning = status === 'running'
  const whatIf = useMemo(() => {
    const found = result === null ? undefined : whatIfOf(result)
    return found?.levers.length ? found : undefined
  }, [result])
  const parts = [
    ...(result === null ? [] : (['relatorio', 'decisao'] as const)),
    ...(result?.scenarios || whatIf ? (['cenarios'] as const) : []),
    ...(result?.plan.length ? (['plano'] as const) : []),
    ...(understanding === null || isRunning ? [] : (['entendi'] as const)),
    'conselho' as const,
    ...(result === null ? [] : (['ata'] as const)),
  ]
  const first = isRunning ? 'conselho' : parts[0]
  const asked = isRunning ? undefined : parts.find((part) => part === parte)
  const shown = asked ?? first ?? 'conselho'
  const events = useExecutionEvents(execution, isRunning || shown === 'conselho')
  const show = (part: string) => {
    void navigate({ to: '.', replace: true, search: { parte: part }, resetScroll: false })
  }
  const panel = {
    relatorio: () => result && <ReportPanel execution={execution} result={result} />,
    decisao: () => result && <DecisionPanel execution={execution} result={result} />,
    cenarios: () => result && <ScenariosPanel execution={execution} result={result} whatIf={whatIf} />,
    plano: () => result && <PlanPanel plan={result.plan} />,
    entendi: () =>
      // A table that was put begins anew with what was made of it.
      understanding && <FactsPanel key={understanding.revision} execution={execution} understanding={understanding} />,
    conselho: () => <BoardPanel execution={execution} {...events} />,
    ata: () => result && <MinutesPanel minutes={result.minutes} />,
  }
  return (
    <>
      <ExecutionHeader execution={execution} />
      <StopNotice execution={execution} onAddFigures={shown === 'entendi' ? undefined : () => show('entendi')} />
      <Tabs
        label={t('parts.label')}
        value={shown}
        onChange={show}
        tabs={parts.map((part) => ({
          value: part,
          label: t(`parts.${part}`),
          ...(part === 'entendi' ? { count: understanding?.facts.length } : {}),
          content: part === shown && panel[part](),
        }))}
      />
    </>
  )
}
