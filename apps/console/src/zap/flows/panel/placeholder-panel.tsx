import type { BlockType } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { useBody, useBuilderStore } from '../builder/builder-context.ts'
import { PALETTE } from '../canvas/block-kinds.ts'
import { newBlock } from '../draft/new-block.ts'
import { ChoiceField } from './choice-field.tsx'
import { optional } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'

const NONE = '-'

/** What an import found without counterpart: shown as it was, to be replaced by a block of ours. */
export function PlaceholderPanel({ block }: PanelProps<'placeholder'>) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const body = useBody()
  const types = PALETTE.flatMap(({ items }) => items).filter((item): item is BlockType => item !== 'menu')
  return (
    <>
      <p className="text-13 text-ink-soft">{t('panel.placeholder.text', { type: block.original_type })}</p>
      <ChoiceField
        label={t('panel.placeholder.replace')}
        hint={t('panel.placeholder.replace_hint')}
        value={NONE}
        options={[
          { value: NONE, label: t('panel.choose') },
          ...types.map((type) => ({ value: type as string, label: t(`blocks.${type}.name`) })),
        ]}
        onChange={(chosen) => {
          const type = types.find((one) => one === chosen)
          if (type === undefined) return
          const made = newBlock(type, block.id, block.position ?? { x: 0, y: 0 })
          store.edit({ type: 'update_block', body, block: { ...made, ...optional('label', block.label) } })
        }}
      />
      {block.original !== undefined && (
        <details>
          <summary className="cursor-pointer text-13">{t('panel.placeholder.original')}</summary>
          <pre className="mt-2 rounded-8 bg-sunken p-3 font-mono text-12 wrap-break-word whitespace-pre-wrap">
            {JSON.stringify(block.original, null, 2)}
          </pre>
        </details>
      )}
    </>
  )
}
