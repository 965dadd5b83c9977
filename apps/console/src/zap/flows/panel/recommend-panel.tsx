import { useTranslation } from 'react-i18next'
import { NumberField } from './number-field.tsx'
import { optional, without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'
import { TemplateField } from './template-field.tsx'
import { VariableField } from './variable-field.tsx'

export function RecommendPanel({ block, change }: PanelProps<'recommend'>) {
  const { t } = useTranslation('flow-builder')
  return (
    <>
      <VariableField
        label={t('panel.recommend.wishes_from')}
        hint={t('panel.recommend.wishes_hint')}
        value={block.wishes_from}
        onChange={(wishes_from) => change({ ...block, wishes_from }, 'wishes_from')}
      />
      <TemplateField
        label={t('panel.recommend.text')}
        rows={2}
        value={block.text ?? ''}
        onChange={(text) => change({ ...without(block, 'text'), ...optional('text', text) }, 'text')}
      />
      <NumberField
        label={t('panel.recommend.limit')}
        min={1}
        max={10}
        value={block.limit}
        onChange={(limit) => change({ ...block, limit: limit ?? 3 }, 'limit')}
      />
      <VariableField
        label={t('panel.recommend.save_to')}
        declares="object"
        value={block.save_to}
        onChange={(save_to) => change({ ...block, save_to }, 'save_to')}
      />
    </>
  )
}
