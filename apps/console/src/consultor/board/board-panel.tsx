import type { ExecutionDetail } from '@recado/contracts/executions'
import { useQuery } from '@tanstack/react-query'
import { PlugZap, RefreshCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../design/notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { optionsQuery } from '../consultor.api.ts'
import { BoardMembers } from './board-members.tsx'
import { BoardSteps } from './board-steps.tsx'
import { SceneLine } from './scene-line.tsx'
import { sceneOf } from './scene-of.ts'
import type { ExecutionEvents } from './use-execution-events.ts'

/** The board at work, or as it worked: who speaks, what about, who disagrees, and how it was settled. */
export function BoardPanel({ execution, events, isLost, cameBack }: { execution: ExecutionDetail } & ExecutionEvents) {
  const { t } = useTranslation('consultor')
  const { http } = useServices()
  const { data } = useQuery(optionsQuery(http))
  const scene = sceneOf(events)
  const isRunning = execution.status === 'running'
  const waits = isRunning && execution.started_at === null
  const seats = data?.depths.find(({ name }) => name === execution.analysis_depth)?.agents ?? []
  const names = new Map(data?.agents.map(({ id, name }) => [id, name]))
  const topics = new Map([...(data?.metrics.map(({ id, label }) => [id, label] as const) ?? []), ...scene.options])
  const end = useRef<HTMLDivElement>(null)
  const count = scene.lines.length
  // Who reads the newest line is kept there; who has scrolled up to read is left alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is new
  useEffect(() => {
    const box = end.current
    if (!isRunning || box === null || box.getBoundingClientRect().top > window.innerHeight + 240) return
    box.scrollIntoView({ block: 'nearest' })
  }, [count, isRunning])
  return (
    <div className="grid gap-5 lg:grid-cols-[240px_minmax(0,1fr)] lg:items-start">
      <div className="grid gap-5 lg:sticky lg:top-6">
        <BoardSteps phase={scene.phase} done={scene.phasesDone} isRunning={isRunning} />
        <BoardMembers seats={seats} names={names} members={scene.members} isRunning={isRunning} />
      </div>
      <div className="grid min-w-0 gap-4">
        {isLost && (
          <Notice icon={PlugZap} tone="warn">
            {t('board.lost')}
          </Notice>
        )}
        {!isLost && cameBack && (
          <Notice icon={RefreshCw} tone="accent">
            {t('board.came_back')}
          </Notice>
        )}
        {waits && <p className="text-13 text-ink-soft">{t('board.waits')}</p>}
        <div role="log" aria-label={t('board.label')}>
          <ol className="grid gap-3">
            {scene.lines.map(({ key, event }) => (
              <SceneLine key={key} event={event} names={names} topics={topics} />
            ))}
            {isRunning && !isLost && (
              <li className="flex items-center gap-3 px-1" aria-hidden>
                <Skeleton className="size-8 rounded-full" />
                <span className="grid flex-1 gap-1.5">
                  <Skeleton className="h-3 w-2/5" />
                  <Skeleton className="h-3 w-3/5" />
                </span>
              </li>
            )}
          </ol>
        </div>
        {!isRunning && count === 0 && !isLost && <p className="text-13 text-ink-soft">{t('board.silent')}</p>}
        <div ref={end} />
      </div>
    </div>
  )
}
