import { useReactFlow } from '@xyflow/react'
import { Group, Maximize, Redo2, StickyNote, Undo2, WandSparkles, ZoomIn, ZoomOut } from 'lucide-react'
import { lazy, memo, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../design/icon-button.tsx'
import { useToast } from '../../../design/toast.tsx'
import { arrange } from '../arrange/arrange.ts'
import { arrangeTask } from '../arrange/arrange-task.ts'
import { bodyOf } from '../draft/body-of.ts'
import { useBuilder, useBuilderStore } from './builder-context.ts'
import { FindBlock } from './find-block.tsx'
import { newId } from './new-id.ts'

const KeyList = lazy(() => import('./key-list.tsx').then((file) => ({ default: file.KeyList })))

/** What is done with the whole canvas. */
export const CanvasTools = memo(function CanvasTools() {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const flow = useReactFlow()
  const toast = useToast()
  const [arranging, setArranging] = useState(false)
  const arrangeAll = async () => {
    const { body, history } = store.get()
    const parts = bodyOf(history.present.document, body)
    if (parts === undefined) return
    setArranging(true)
    try {
      const sizes = flow.getNodes().map(({ id, measured }) => {
        return [id, { width: measured?.width ?? 248, height: measured?.height ?? 120 }] as const
      })
      store.edit({ type: 'move', body, to: await arrange(arrangeTask(parts, new Map(sizes))) })
      requestAnimationFrame(() => void flow.fitView({ padding: 0.15, maxZoom: 1 }))
    } catch {
      toast({ tone: 'bad', text: t('tools.arrange_failed') })
    } finally {
      setArranging(false)
    }
  }
  const comment = () => {
    const canvas = document.querySelector('[data-flow-canvas]')?.getBoundingClientRect()
    const at = flow.screenToFlowPosition({ x: (canvas?.x ?? 0) + 80, y: (canvas?.y ?? 0) + 80 })
    const id = newId()
    const place = { x: Math.round(at.x), y: Math.round(at.y) }
    store.edit({ type: 'add_comment', body: store.get().body, comment: { id, text: '', colour: 'warn', ...place } })
    store.choose([id])
  }
  return (
    <div
      role="toolbar"
      aria-label={t('tools.title')}
      className="absolute bottom-3 left-3 z-10 flex gap-0.5 rounded-8 border border-line bg-raised p-1 shadow-pop"
    >
      <UndoButton />
      <RedoButton />
      <span className="mx-1 w-px bg-line" />
      <FindBlock />
      <IconButton icon={StickyNote} label={t('tools.comment')} onClick={comment} />
      <GroupButton />
      <IconButton icon={WandSparkles} label={t('tools.arrange')} busy={arranging} onClick={() => void arrangeAll()} />
      <span className="mx-1 w-px bg-line" />
      <IconButton icon={ZoomOut} label={t('tools.zoom_out')} keys="Minus" onClick={() => void flow.zoomOut()} />
      <IconButton icon={ZoomIn} label={t('tools.zoom_in')} keys="Plus" onClick={() => void flow.zoomIn()} />
      <IconButton
        icon={Maximize}
        label={t('tools.fit')}
        keys="1"
        onClick={() => void flow.fitView({ padding: 0.15, maxZoom: 1 })}
      />
      <Suspense>
        <KeyList />
      </Suspense>
    </div>
  )
})

// Each listens for itself: the bar is not drawn anew with each choice and each edit.

function UndoButton() {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const can = useBuilder(({ history }) => history.past.length > 0)
  return <IconButton icon={Undo2} label={t('tools.undo')} keys="Mod+Z" disabled={!can} onClick={store.undo} />
}

function RedoButton() {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const can = useBuilder(({ history }) => history.future.length > 0)
  return <IconButton icon={Redo2} label={t('tools.redo')} keys="Mod+Shift+Z" disabled={!can} onClick={store.redo} />
}

function GroupButton() {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const some = useBuilder(({ chosen }) => chosen.size > 0)
  const group = () => {
    const { body, chosen } = store.get()
    const id = newId()
    store.edit({ type: 'group', body, group: { id, title: t('canvas.new_group'), blocks: [...chosen] } })
    store.choose([id])
  }
  return <IconButton icon={Group} label={t('tools.group')} keys="Mod+G" disabled={!some} onClick={group} />
}
