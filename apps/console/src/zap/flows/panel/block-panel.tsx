import type { Block } from '@recado/flow/schemas'
import { Copy, FlaskConical, Play, Trash2, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Input } from '../../../design/input.tsx'
import { useBody, useBuilderStore, useDraft } from '../builder/builder-context.ts'
import { newId } from '../builder/new-id.ts'
import { Scroller } from '../builder/scroller.tsx'
import { BLOCK_ICONS } from '../canvas/block-kinds.ts'
import { bodyOf } from '../draft/body-of.ts'
import { cutFragment, renewFragment } from '../draft/fragment.ts'
import { BlockChecks } from './block-checks.tsx'
import { BlockFields } from './block-fields.tsx'
import { optional, without } from './optional-field.ts'
import { WaysEditor } from './ways-editor.tsx'

interface BlockPanelProps {
  block: Block
  onTest(block: string): void
  onClose(): void
}

/** A block's name, what is wrong with it, and its form. */
export function BlockPanel({ block, onTest, onClose }: BlockPanelProps) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const body = useBody()
  const { document } = useDraft()
  const Icon = BLOCK_ICONS[block.type]
  const change = (next: Block, field?: string) =>
    store.edit({ type: 'update_block', body, block: next }, field && `${next.id}:${field}`)
  const duplicate = () => {
    const cut = cutFragment(store.get().history.present, body, new Set([block.id]))
    const fragment = renewFragment(cut, newId, { x: 40, y: 40 })
    store.edit({ type: 'insert', body, fragment })
    store.choose(fragment.blocks.map(({ id }) => id))
  }
  const isStart = bodyOf(document, body)?.start === block.id
  return (
    <section aria-label={t('panel.title')} className="flex h-full min-h-0 flex-col">
      <header className="grid gap-2 border-b border-line p-3">
        <div className="flex items-center gap-1">
          <Icon size={16} className="mr-1 shrink-0 text-ink-faint" aria-hidden />
          <h2 className="min-w-0 flex-1 truncate text-13 font-semibold">{t(`blocks.${block.type}.name`)}</h2>
          <IconButton icon={FlaskConical} label={t('panel.test_from_here')} onClick={() => onTest(block.id)} />
          <IconButton
            icon={Play}
            label={isStart ? t('panel.is_start') : t('panel.make_start')}
            aria-pressed={isStart}
            onClick={() => store.edit({ type: 'set_start', body, block: block.id })}
          />
          <IconButton icon={Copy} label={t('panel.duplicate')} onClick={duplicate} />
          <IconButton
            icon={Trash2}
            label={t('panel.delete')}
            onClick={() => store.edit({ type: 'remove', body, blocks: [block.id] })}
          />
          <IconButton icon={X} label={t('panel.close_panel')} onClick={onClose} />
        </div>
        <p className="text-12 text-ink-soft">{t(`blocks.${block.type}.does`)}</p>
      </header>
      <Scroller className="grid min-h-0 flex-1 content-start gap-4 p-4">
        <BlockChecks body={body} block={block.id} />
        <BlockFields block={block} change={change} />
        <WaysEditor block={block} />
        <div className="border-t border-line pt-4">
          <Field label={t('panel.label_field')}>
            <Input
              maxLength={120}
              placeholder={t(`blocks.${block.type}.name`)}
              value={block.label ?? ''}
              onChange={({ target }) =>
                change({ ...without(block, 'label'), ...optional('label', target.value) } as Block, 'label')
              }
            />
          </Field>
        </div>
      </Scroller>
    </section>
  )
}
