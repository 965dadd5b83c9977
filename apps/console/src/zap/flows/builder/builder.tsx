import type { FlowDetail } from '@recado/contracts/flows'
import { ReactFlowProvider } from '@xyflow/react'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Skeleton } from '../../../design/skeleton.tsx'
import { useSteady } from '../canvas/use-steady.ts'
import type { Draft } from '../draft/draft.ts'
import type { PhoneSession } from '../phone/phone-session.ts'
import { VersionCanvas } from '../versions/version-canvas.tsx'
import { BuilderContext, useBuilder, useBuilderStore } from './builder-context.ts'
import { BuilderPanel } from './builder-panel.tsx'
import { ChecksProvider } from './checks-provider.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { createBuilderStore } from './create-builder-store.ts'
import { DraftCanvas } from './draft-canvas.tsx'
import { Palette } from './palette.tsx'
import type { Side } from './side-panel.tsx'
import { TopBar } from './top-bar.tsx'
import { useAutosave } from './use-autosave.ts'
import { useBuilderKeys } from './use-builder-keys.ts'

// The engine comes with the first test.
const Phone = lazy(() => import('../phone/phone.tsx').then((file) => ({ default: file.Phone })))

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
        <ChecksProvider>
          <Workshop flow={flow} />
        </ChecksProvider>
      </ReactFlowProvider>
    </BuilderContext>
  )
}

/**
 * The parts side by side. It reads neither the draft nor what is chosen: each part listens for what it shows, so that a
 * choice or a keystroke draws the panel and a block, not the whole page.
 */
function Workshop({ flow }: { flow: FlowDetail }) {
  const store = useBuilderStore()
  const someChosen = useBuilder(({ chosen }) => chosen.size > 0)
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
  useEffect(() => {
    // What was looked at makes room for what is chosen, save where both are wanted.
    if (someChosen) setSide((before) => (before?.kind === 'statistics' ? before : undefined))
  }, [someChosen])
  const show = useSteady((next: Side | undefined) => {
    store.choose([])
    setSide(next)
  })
  const toggleTest = useSteady(() => (testing ? setTesting(false) : test()))
  const viewing = side?.kind === 'versions' ? side.viewing : undefined
  return (
    <div className="absolute inset-0 flex flex-col bg-canvas">
      <TopBar flow={flow} autosave={autosave} side={side} testing={testing} onSide={show} onTest={toggleTest} />
      <ConflictNotice flow={flow} autosave={autosave} />
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-50 shrink-0 md:block">
          <Palette />
        </div>
        <div className="relative min-w-0 flex-1">
          {viewing === undefined ? (
            <DraftCanvas flowId={flow.id} side={side} session={session} />
          ) : (
            <VersionCanvas flow={flow} viewing={viewing} />
          )}
        </div>
        <BuilderPanel flow={flow} side={side} onSide={setSide} onTest={test} />
        {testing && (
          <div className="absolute inset-y-0 right-0 z-30 w-full max-w-80 shrink-0 md:static md:w-80">
            <Suspense fallback={<Skeleton className="h-full w-full" />}>
              <Phone from={from} onClose={() => setTesting(false)} onSession={setSession} />
            </Suspense>
          </div>
        )}
      </div>
    </div>
  )
}
