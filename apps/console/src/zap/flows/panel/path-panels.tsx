import type { Block } from '@recado/flow/schemas'
import { Plus, Workflow } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { useBody, useBuilderStore, useDraft } from '../builder/builder-context.ts'
import { newId } from '../builder/new-id.ts'
import { bodyOf } from '../draft/body-of.ts'
import { newBlock } from '../draft/new-block.ts'
import { BlockField } from './block-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { optional, without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'

const NONE = '-'

/** The blocks that lead somewhere by name: a jump, a sub-flow. */
export function JumpPanel({ block, change }: PanelProps<'jump'>) {
  const { t } = useTranslation('flow-builder')
  const blocks = useBlocks(useBody(), block.id)
  return (
    <BlockField
      label={t('panel.jump.to')}
      hint={t('panel.jump.hint')}
      blocks={blocks}
      none={t('panel.choose')}
      value={block.to}
      onChange={(to) => to !== undefined && change({ ...block, to })}
    />
  )
}

export function SubFlowPanel({ block, change }: PanelProps<'sub_flow'>) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const body = useBody()
  const { document } = useDraft()
  const called = block.flow === 'current' ? body : block.flow
  const blocks = useBlocks(called, '')
  const create = () => {
    const id = newId()
    const name = t('panel.sub_flow.new_name', { number: document.sub_flows.length + 1 })
    store.edit({
      type: 'many',
      edits: [
        { type: 'add_sub_flow', id, name, block: newBlock('send', newId(), { x: 0, y: 0 }) },
        { type: 'update_block', body, block: { ...block, flow: id } },
      ],
    })
  }
  return (
    <>
      <ChoiceField
        label={t('panel.sub_flow.flow')}
        hint={t('panel.sub_flow.hint')}
        value={block.flow || NONE}
        options={[
          { value: NONE, label: t('panel.choose') },
          { value: 'current', label: t('panel.sub_flow.current') },
          ...document.sub_flows.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(flow) => flow !== NONE && change({ ...without(block, 'block'), flow })}
      />
      {blocks.length > 0 && (
        <BlockField
          label={t('panel.sub_flow.block')}
          blocks={blocks}
          none={t('panel.sub_flow.from_start')}
          value={block.block}
          onChange={(at) => change({ ...without(block, 'block'), ...optional('block', at ?? '') })}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={create}>
          <Plus size={14} aria-hidden />
          {t('panel.sub_flow.create')}
        </Button>
        {document.sub_flows.some(({ id }) => id === block.flow) && (
          <Button size="small" onClick={() => store.show(block.flow)}>
            <Workflow size={14} aria-hidden />
            {t('panel.sub_flow.open')}
          </Button>
        )}
      </div>
    </>
  )
}

function useBlocks(body: string, except: string): Block[] {
  const { document } = useDraft()
  return bodyOf(document, body)?.blocks.filter(({ id }) => id !== except) ?? []
}
