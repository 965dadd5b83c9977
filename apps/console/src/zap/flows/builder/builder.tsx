import type { FlowDetail } from '@recado/contracts/flows'
import { ReactFlowProvider } from '@xyflow/react'
import { Blocks } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../design/empty-state.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { edgeId } from '../canvas/build-edges.ts'
import { FlowCanvas } from '../canvas/flow-canvas.tsx'
import type { Mark } from '../canvas/nodes-of.ts'
import { bodyOf, sheetOf } from '../draft/body-of.ts'
import type { Draft } from '../draft/draft.ts'
import { BlockPanel } from '../panel/block-panel.tsx'
import { CommentPanel, GroupPanel } from '../panel/sheet-panels.tsx'
import type { PhoneSession } from '../phone/phone-session.ts'
import { VersionCanvas } from '../versions/version-canvas.tsx'
import { BuilderContext, useBuilder, useBuilderStore } from './builder-context.ts'
import { CanvasTools } from './canvas-tools.tsx'
import { ChecksContext } from './checks-context.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { createBuilderStore } from './create-builder-store.ts'
import { Palette } from './palette.tsx'
import { type Side, SidePanel } from './side-panel.tsx'
import { TopBar } from './top-bar.tsx'
import { useAutosave } from './use-autosave.ts'
import { useBuilderKeys } from './use-builder-keys.ts'
import { useChecks } from './use-checks.ts'
import { useFigures } from './use-figures.ts'

// The engine comes with the first test.
const Phone = lazy(() => import('../phone/phone.tsx').then((file) => ({ default: file.Phone })))

const NO_MARKS: ReadonlyMap<string, Mark> = new Map()

interface BuilderProps {
  flow: FlowDetail
  draft: Draft
}

/** A flow on its canvas, with everything that is done to it. */
export function Builder({ flow, draft }: BuilderProps) {
  const [store] = useState(() => createBuilderStore(draft))
  return (
    <BuilderContext value={store}>
      <ReactFlowProvider>
        <Workshop flow={flow} />
      </ReactFlowProvider>
    </BuilderContext>
  )
}

function Workshop({ flow }: { flow: FlowDetail }) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const draft = useBuilder((state) => state.history.present)
  const body = useBuilder((state) => state.body)
  const chosen = useBuilder((state) => state.chosen)
  const checks = useChecks()
  const autosave = useAutosave(flow)
  const [side, setSide] = useState<Side>()
  const [from, setFrom] = useState<{ body: string; block: string }>()
  const [testing, setTesting] = useState(false)
  const [session, setSession] = useState<PhoneSession>()
  const test = useCallback((at?: { body: string; block: string }) => {
    setFrom(at)
    setTesting(true)
  }, [])
  useBuilderKeys({ test })
  const figures = useFigures(flow.id, side?.kind === 'statistics' ? side : undefined, body)
  const marks = useMemo(() => marksOf(session, body), [session, body])
  const shown = useMemo(
    () => ({ draft, body, chosen, checks, marks, figures }),
    [draft, body, chosen, checks, marks, figures],
  )
  const passed = useMemo(() => passedOf(session, body), [session, body])
  useEffect(() => {
    // What was looked at makes room for what is chosen, save where both are wanted.
    if (chosen.size > 0) setSide((before) => (before?.kind === 'statistics' ? before : undefined))
  }, [chosen])
  const close = () => store.choose([])
  const one = chosen.size === 1 ? [...chosen][0] : undefined
  const parts = bodyOf(draft.document, body)
  const { comments, groups } = sheetOf(draft, body)
  const block = parts?.blocks.find(({ id }) => id === one)
  const comment = comments.find(({ id }) => id === one)
  const group = groups.find(({ id }) => id === one)
  const panel =
    side !== undefined && block === undefined ? (
      <SidePanel flow={flow} side={side} checks={checks} autosave={autosave} onSide={setSide} />
    ) : block !== undefined ? (
      <BlockPanel key={block.id} block={block} onTest={(id) => test({ body, block: id })} onClose={close} />
    ) : comment !== undefined ? (
      <CommentPanel comment={comment} onClose={close} />
    ) : group !== undefined ? (
      <GroupPanel group={group} onClose={close} />
    ) : undefined
  const viewing = side?.kind === 'versions' ? side.viewing : undefined
  return (
    <ChecksContext value={checks}>
      <div className="absolute inset-0 flex flex-col bg-canvas">
        <TopBar
          flow={flow}
          checks={checks}
          autosave={autosave}
          side={side}
          testing={testing}
          onSide={(next) => {
            close()
            setSide(next)
          }}
          onTest={() => (testing ? setTesting(false) : test())}
        />
        <ConflictNotice flow={flow} autosave={autosave} />
        <div className="flex min-h-0 flex-1">
          <div className="hidden w-50 shrink-0 md:block">
            <Palette />
          </div>
          <div className="relative min-w-0 flex-1">
            {viewing === undefined ? (
              <>
                <FlowCanvas editable shown={shown} passed={passed} />
                {parts?.blocks.length === 0 && (
                  <div className="pointer-events-none absolute inset-0 grid place-items-center">
                    <EmptyState icon={Blocks} title={t('canvas.empty_title')}>
                      {t('canvas.empty')}
                    </EmptyState>
                  </div>
                )}
                <CanvasTools />
              </>
            ) : (
              <VersionCanvas flow={flow} viewing={viewing} />
            )}
          </div>
          {panel && (
            <aside
              data-flow-panel
              aria-label={t('panel.title')}
              className="absolute inset-y-0 right-0 z-20 w-full max-w-85 shrink-0 overflow-y-auto border-l border-line bg-surface md:static md:w-85"
            >
              {panel}
            </aside>
          )}
          {testing && (
            <div className="absolute inset-y-0 right-0 z-30 w-full max-w-80 shrink-0 md:static md:w-80">
              <Suspense fallback={<Skeleton className="h-full w-full" />}>
                <Phone from={from} onClose={() => setTesting(false)} onSession={setSession} />
              </Suspense>
            </div>
          )}
        </div>
      </div>
    </ChecksContext>
  )
}

/** Where the test is, and where it has been. */
function marksOf(session: PhoneSession | undefined, body: string): ReadonlyMap<string, Mark> {
  if (session === undefined) return NO_MARKS
  const marks = new Map<string, Mark>()
  for (const { flow, block } of session.passed) if (flow === body) marks.set(block, 'passed')
  const { position } = session.state
  if (position !== null && position.flow === body) marks.set(position.block, 'current')
  return marks
}

function passedOf(session: PhoneSession | undefined, body: string): ReadonlySet<string> {
  const passed = session?.passed ?? []
  return new Set(
    passed.flatMap(({ flow, block, output }) => (flow === body && output !== null ? [edgeId(block, output)] : [])),
  )
}
