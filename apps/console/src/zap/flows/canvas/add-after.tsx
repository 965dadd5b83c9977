import { useNodeId, useReactFlow, useStore } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import { CanvasContext } from './canvas-context.ts'
import { BLOCK_WIDTH } from './nodes-of.ts'

/** Beside an output that leads nowhere: chooses the next block, which is put there and connected. */
export function AddAfter({ block, output }: { block: string; output: string }) {
  const { t } = useTranslation('flow-builder')
  const canvas = use(CanvasContext)
  const node = useNodeId()
  const flow = useReactFlow()
  const taken = useStore((store) => (store.connectionLookup.get(`${node}-source-${output}`)?.size ?? 0) > 0)
  if (taken || canvas === null) return null
  return (
    <button
      type="button"
      aria-label={t('canvas.add_after')}
      title={t('canvas.add_after')}
      className="nodrag grid size-5 place-items-center rounded-4 border border-line-strong bg-surface text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:size-8"
      onClick={(event) => {
        event.stopPropagation()
        const { x, y } = event.currentTarget.getBoundingClientRect()
        const at = flow.screenToFlowPosition({ x, y })
        canvas.pickBlock({
          screen: { x: x + 24, y },
          place: { x: at.x + BLOCK_WIDTH * 0.4, y: at.y - 22 },
          connect: { from: block, output },
        })
      }}
    >
      <Plus size={12} aria-hidden />
    </button>
  )
}
