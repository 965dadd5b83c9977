import type { FlowDetail } from '@recado/contracts/flows'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { bodyOf, sheetOf } from '../draft/body-of.ts'
import { BlockPanel } from '../panel/block-panel.tsx'
import { CommentPanel, GroupPanel } from '../panel/sheet-panels.tsx'
import { useBody, useBuilder, useBuilderStore, useDraft } from './builder-context.ts'
import { type Side, SidePanel } from './side-panel.tsx'

interface BuilderPanelProps {
  flow: FlowDetail
  side: Side | undefined
  onSide(side: Side | undefined): void
  onTest(from: { body: string; block: string }): void
}

/** Beside the canvas: what is chosen on it, else what is looked at of the whole flow, else nothing. */
export function BuilderPanel(props: BuilderPanelProps) {
  const { t } = useTranslation('flow-builder')
  const panel = usePanel(props)
  if (panel === undefined) return null
  return (
    <aside
      data-flow-panel
      aria-label={t('panel.title')}
      className="absolute inset-y-0 right-0 z-20 w-full max-w-85 shrink-0 overflow-y-auto border-l border-line bg-surface md:static md:w-85"
    >
      {panel}
    </aside>
  )
}

function usePanel({ flow, side, onSide, onTest }: BuilderPanelProps): ReactNode {
  const store = useBuilderStore()
  const draft = useDraft()
  const body = useBody()
  const one = useBuilder(({ chosen }) => (chosen.size === 1 ? [...chosen][0] : undefined))
  const close = () => store.choose([])
  const block = bodyOf(draft.document, body)?.blocks.find(({ id }) => id === one)
  if (block !== undefined) {
    return <BlockPanel key={block.id} block={block} onTest={(id) => onTest({ body, block: id })} onClose={close} />
  }
  if (side !== undefined) return <SidePanel flow={flow} side={side} onSide={onSide} />
  const { comments, groups } = sheetOf(draft, body)
  const comment = comments.find(({ id }) => id === one)
  if (comment !== undefined) return <CommentPanel comment={comment} onClose={close} />
  const group = groups.find(({ id }) => id === one)
  return group && <GroupPanel group={group} onClose={close} />
}
