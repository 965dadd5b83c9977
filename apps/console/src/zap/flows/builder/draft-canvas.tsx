import type { FlowId } from '@recado/contracts/ids'
import { Blocks } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../design/empty-state.tsx'
import { edgeId } from '../canvas/build-edges.ts'
import { FlowCanvas } from '../canvas/flow-canvas.tsx'
import type { Mark } from '../canvas/nodes-of.ts'
import { bodyOf } from '../draft/body-of.ts'
import type { PhoneSession } from '../phone/phone-session.ts'
import { useBody, useBuilder, useDraft } from './builder-context.ts'
import { CanvasTools } from './canvas-tools.tsx'
import { useAllChecks } from './checks-context.ts'
import type { Side } from './side-panel.tsx'
import { useFigures } from './use-figures.ts'

interface DraftCanvasProps {
  flowId: FlowId
  side: Side | undefined
  /** The test that goes on beside the canvas. */
  session: PhoneSession | undefined
}

/** The draft on the canvas, with what is known of its blocks: checks, figures, the way of the test. */
export const DraftCanvas = memo(function DraftCanvas({ flowId, side, session }: DraftCanvasProps) {
  const { t } = useTranslation('flow-builder')
  const draft = useDraft()
  const body = useBody()
  const chosen = useBuilder((state) => state.chosen)
  const checks = useAllChecks()
  const figures = useFigures(flowId, side?.kind === 'statistics' ? side : undefined, body)
  const marks = useMemo(() => marksOf(session, body), [session, body])
  const passed = useMemo(() => passedOf(session, body), [session, body])
  const shown = useMemo(
    () => ({ draft, body, chosen, checks, marks, figures }),
    [draft, body, chosen, checks, marks, figures],
  )
  return (
    <>
      <FlowCanvas editable shown={shown} passed={passed} />
      {bodyOf(draft.document, body)?.blocks.length === 0 && (
        <div className="pointer-events-none absolute inset-0 grid place-items-center">
          <EmptyState icon={Blocks} title={t('canvas.empty_title')}>
            {t('canvas.empty')}
          </EmptyState>
        </div>
      )}
      <CanvasTools />
    </>
  )
})

const NO_MARKS: ReadonlyMap<string, Mark> = new Map()

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
