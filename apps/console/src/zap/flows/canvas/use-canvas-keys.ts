import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBuilderStore } from '../builder/builder-context.ts'
import type { BuilderStore } from '../builder/create-builder-store.ts'
import { newId } from '../builder/new-id.ts'
import { bodyOf, sheetOf } from '../draft/body-of.ts'
import type { Point } from '../draft/edit.ts'
import { cutFragment, type Fragment, readFragment, renewFragment, writeFragment } from '../draft/fragment.ts'
import type { Picking } from './canvas-context.ts'

interface CanvasKeys {
  frame: RefObject<HTMLDivElement | null>
  remove(): void
  pickBlock(picking: Picking): void
  enabled: boolean
}

const STEP = 10
const LONG_STEP = 50
const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Everything the canvas does by keys, and the system's clipboard. What is typed into fields is left alone. */
export function useCanvasKeys({ frame, remove, pickBlock, enabled }: CanvasKeys): void {
  const store = useBuilderStore()
  const flow = useReactFlow()
  const { t } = useTranslation('flow-builder')
  useEffect(() => {
    const element = frame.current
    if (element === null || !enabled) return
    const paste = (fragment: Fragment, by: Point) => {
      const renewed = renewFragment(fragment, newId, by)
      store.edit({ type: 'insert', body: store.get().body, fragment: renewed })
      store.choose([...renewed.blocks, ...renewed.comments].map(({ id }) => id))
    }
    const onKey = (event: KeyboardEvent) => {
      const target = event.target
      if (!(target instanceof Element) || isTyping(target) || event.defaultPrevented) return
      const mod = event.metaKey || event.ctrlKey
      const key = event.key.toLowerCase()
      const { body, chosen, history } = store.get()
      const arrow = ARROWS[event.key]
      const act = () => {
        if (mod && key === 'a') {
          const parts = bodyOf(history.present.document, body)
          store.choose([...(parts?.blocks ?? []), ...sheetOf(history.present, body).comments].map(({ id }) => id))
        } else if (mod && key === 'd') paste(cutFragment(history.present, body, chosen), { x: 40, y: 40 })
        else if (mod && key === 'g') group(store, event.shiftKey, t('canvas.new_group'))
        else if (mod || event.altKey) return false
        else if (arrow !== undefined && chosen.size > 0) nudge(store, arrow, event.shiftKey ? LONG_STEP : STEP)
        else if (key === 'delete' || key === 'backspace') remove()
        else if (key === 'escape') store.choose([])
        else if (key === 'a') {
          const { left, top, width, height } = element.getBoundingClientRect()
          const screen = { x: left + width / 2 - 144, y: top + height / 3 }
          pickBlock({ screen, place: flow.screenToFlowPosition(screen) })
        } else if (key === 'enter' || key === ' ') {
          const id = target.closest('.react-flow__node')?.getAttribute('data-id')
          if (!id) return false
          store.choose(event.shiftKey ? [...chosen, id] : [id])
          if (key === 'enter') requestAnimationFrame(focusPanel)
        } else if (key === '1') void flow.fitView({ padding: 0.15, maxZoom: 1 })
        else if (key === '+' || key === '=') void flow.zoomIn()
        else if (key === '-') void flow.zoomOut()
        else return false
        return true
      }
      if (act()) event.preventDefault()
    }
    const isOurs = () => {
      const active = document.activeElement
      const free = active === null || active === document.body || element.contains(active)
      return free && !isTyping(active) && String(getSelection()) === ''
    }
    const onCopy = (event: ClipboardEvent) => {
      const { chosen, body, history } = store.get()
      if (!isOurs() || chosen.size === 0) return
      event.clipboardData?.setData('text/plain', writeFragment(cutFragment(history.present, body, chosen)))
      event.preventDefault()
      if (event.type === 'cut') remove()
    }
    const onPaste = (event: ClipboardEvent) => {
      const fragment = isOurs() ? readFragment(event.clipboardData?.getData('text/plain') ?? '') : undefined
      if (fragment === undefined) return
      event.preventDefault()
      const { left, top, width, height } = element.getBoundingClientRect()
      const middle = flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 })
      const points = [...fragment.blocks.map(({ position }) => position ?? { x: 0, y: 0 }), ...fragment.comments]
      const corner = { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) }
      if (points.length > 0) paste(fragment, { x: Math.round(middle.x - corner.x), y: Math.round(middle.y - corner.y) })
    }
    element.addEventListener('keydown', onKey)
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      element.removeEventListener('keydown', onKey)
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [store, flow, frame, remove, pickBlock, enabled, t])
}

/** A press of an arrow key is one step with those before it. */
function nudge(store: BuilderStore, { x, y }: Point, by: number): void {
  const { body, chosen, history } = store.get()
  const parts = bodyOf(history.present.document, body)
  const to: Record<string, Point> = {}
  const { comments, groups } = sheetOf(history.present, body)
  const moved = new Set([...chosen, ...groups.filter(({ id }) => chosen.has(id)).flatMap(({ blocks }) => blocks)])
  for (const { id, position = { x: 0, y: 0 } } of parts?.blocks ?? [])
    if (moved.has(id)) to[id] = { x: position.x + x * by, y: position.y + y * by }
  for (const comment of comments)
    if (moved.has(comment.id)) to[comment.id] = { x: comment.x + x * by, y: comment.y + y * by }
  store.edit({ type: 'move', body, to }, `move:${[...moved].join()}`)
}

function group(store: BuilderStore, apart: boolean, title: string): void {
  const { body, chosen, history } = store.get()
  if (apart) {
    const groups = sheetOf(history.present, body).groups.filter(
      ({ id, blocks }) => chosen.has(id) || blocks.some((block) => chosen.has(block)),
    )
    store.edit({ type: 'many', edits: groups.map(({ id }) => ({ type: 'ungroup', body, id })) })
    return
  }
  const id = newId()
  store.edit({ type: 'group', body, group: { id, title, blocks: [...chosen] } })
  store.choose([id])
}

function isTyping(element: Element | null): boolean {
  return element?.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') != null
}

function focusPanel(): void {
  document.querySelector<HTMLElement>('[data-flow-panel] :is(input, textarea, button)')?.focus()
}
