import type { ExecutionDetail } from '@recado/contracts/executions'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { useExecutionEvents } from '../board/use-execution-events.ts'
import { ExecutionHeader } from './execution-header.tsx'
import { StopNotice } from './stop-notice.tsx'

const BoardPanel = lazy(() => import('../board/board-panel.tsx').then((file) => ({ default: file.BoardPanel })))
const FactsPanel = lazy(() => import('../facts/facts-panel.tsx').then((file) => ({ default: file.FactsPanel })))
const ReportPanel = lazy(() => import('../report/report-panel.tsx').then((file) => ({ default: file.ReportPanel })))
const DecisionPanel = lazy(() =>
  import('../report/decision-panel.tsx').then((file) => ({ default: file.DecisionPanel })),
)
const ScenariosPanel = lazy(() =>
  import('../report/scenarios-panel.tsx').then((file) => ({ default: file.ScenariosPanel })),
)
const PlanPanel = lazy(() => import('../report/plan-panel.tsx').then((file) => ({ default: file.PlanPanel })))
const MinutesPanel = lazy(() => import('../report/minutes-panel.tsx').then((file) => ({ default: file.MinutesPanel })))

const route = getRouteApi('/inside/consultor/$executionId')

/** The parts of a run, those that there are; it opens with what matters now. */
export function Execution({ execution }: { execution: ExecutionDetail }) {
  const { t } = useTranslation(['consultor', 'common'])
  const navigate = useNavigate()
  const { parte } = route.useSearch()
  const { status, result, understanding } = execution
  const isRunning = status === 'running'
  const parts = [
    ...(result === null ? [] : (['relatorio', 'decisao'] as const)),
    ...(result?.scenarios || result?.tornado.length ? (['cenarios'] as const) : []),
    ...(result?.plan.length ? (['plano'] as const) : []),
    ...(understanding === null || isRunning ? [] : (['entendi'] as const)),
    'conselho' as const,
    ...(result === null ? [] : (['ata'] as const)),
  ]
  const first = isRunning ? 'conselho' : status === 'needs_input' && understanding !== null ? 'entendi' : parts[0]
  const asked = isRunning ? undefined : parts.find((part) => part === parte)
  const shown = asked ?? first ?? 'conselho'
  const events = useExecutionEvents(execution, isRunning || shown === 'conselho')
  const panel = {
    relatorio: () => result && <ReportPanel execution={execution} result={result} />,
    decisao: () => result && <DecisionPanel execution={execution} result={result} />,
    cenarios: () => result && <ScenariosPanel execution={execution} result={result} />,
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
      <StopNotice execution={execution} />
      <Tabs
        label={t('parts.label')}
        value={shown}
        onChange={(value) =>
          void navigate({
            to: '.',
            replace: true,
            search: { parte: value },
            resetScroll: false,
          })
        }
        tabs={parts.map((part) => ({
          value: part,
          label: t(`parts.${part}`),
          ...(part === 'entendi' ? { count: understanding?.facts.length } : {}),
          content: part === shown && (
            <Suspense fallback={<SkeletonRows label={t('common:loading')} />}>{panel[part]()}</Suspense>
          ),
        }))}
      />
    </>
  )
}
