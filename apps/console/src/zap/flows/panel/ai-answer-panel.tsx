import { useTranslation } from 'react-i18next'
import { CheckRow } from '../../../design/check-row.tsx'
import { optional, without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'
import { TemplateField } from './template-field.tsx'
import { VariableField } from './variable-field.tsx'

export function AiAnswerPanel({ block, change }: PanelProps<'ai_answer'>) {
  const { t } = useTranslation('flow-builder')
  return (
    <>
      <TemplateField
        label={t('panel.ai.instructions')}
        hint={t('panel.ai.instructions_hint')}
        rows={6}
        value={block.instructions}
        onChange={(instructions) => change({ ...block, instructions }, 'instructions')}
      />
      <TemplateField
        label={t('panel.ai.question')}
        hint={t('panel.ai.question_hint')}
        rows={2}
        value={block.question ?? ''}
        onChange={(text) => change({ ...without(block, 'question'), ...optional('question', text) }, 'question')}
      />
      <CheckRow
        label={t('panel.ai.use_knowledge')}
        checked={block.use_knowledge}
        onChange={({ target }) => change({ ...block, use_knowledge: target.checked })}
      />
      <CheckRow
        label={t('panel.ai.send')}
        checked={block.send}
        onChange={({ target }) => change({ ...block, send: target.checked })}
      />
      <VariableField
        label={t('panel.ai.save_to')}
        declares="text"
        value={block.save_to ?? ''}
        onChange={(name) => change({ ...without(block, 'save_to'), ...optional('save_to', name) }, 'save_to')}
      />
    </>
  )
}
