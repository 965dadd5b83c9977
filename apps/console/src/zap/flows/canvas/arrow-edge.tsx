import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { X } from 'lucide-react'
import { memo, use } from 'react'
import { useTranslation } from 'react-i18next'
import { useBuilderStore } from '../builder/builder-context.ts'
import { CanvasContext } from './canvas-context.ts'

/** An arrow; a chosen one offers to be taken away. */
export const ArrowEdge = memo(function ArrowEdge(props: EdgeProps) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const editable = use(CanvasContext) !== null
  const [path, x, y] = getBezierPath(props)
  const { source, sourceHandleId, selected } = props
  return (
    <>
      <BaseEdge path={path} markerEnd={props.markerEnd} interactionWidth={24} />
      {selected && editable && sourceHandleId && sourceHandleId !== 'jump' && (
        <EdgeLabelRenderer>
          <button
            type="button"
            aria-label={t('canvas.disconnect')}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            className="nodrag nopan pointer-events-auto absolute grid size-6 place-items-center rounded-full border border-line-strong bg-raised text-ink-soft hover:text-bad"
            onClick={() =>
              store.edit({
                type: 'disconnect',
                body: store.get().body,
                edges: [{ from: source, output: sourceHandleId }],
              })
            }
          >
            <X size={12} aria-hidden />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
