import { useTranslation } from 'react-i18next'
import { AnswerEditor } from './answer-editor.tsx'
import { keptAs } from './kept-as.ts'
import { NumberField } from './number-field.tsx'
import { optional, without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'
import { TemplateField } from './template-field.tsx'
import { VariableField } from './variable-field.tsx'

/** A question, what answers it takes, and where the answer is kept. */
export function AskPanel({ block, change }: PanelProps<'ask'>) {
  const { t } = useTranslation('flow-builder')
  return (
    <>
      <TemplateField
        label={t('panel.ask.text')}
        value={block.text}
        onChange={(text) => change({ ...block, text }, 'text')}
      />
      <AnswerEditor answer={block.answer} onChange={(answer, field) => change({ ...block, answer }, field)} />
      <VariableField
        label={t('panel.ask.save_to')}
        declares={keptAs(block.answer)}
        value={block.save_to ?? ''}
        onChange={(name) => change({ ...without(block, 'save_to'), ...optional('save_to', name) }, 'save_to')}
      />
      <TemplateField
        label={t('panel.ask.retry_text')}
        hint={t('panel.ask.retry_hint')}
        rows={2}
        value={block.retry_text ?? ''}
        onChange={(text) => change({ ...without(block, 'retry_text'), ...optional('retry_text', text) }, 'retry')}
      />
      <NumberField
        label={t('panel.ask.timeout')}
        hint={t('panel.ask.timeout_hint')}
        min={1}
        value={block.timeout_minutes}
        onChange={(minutes) =>
          change({ ...without(block, 'timeout_minutes'), ...optional('timeout_minutes', minutes) }, 'timeout')
        }
      />
    </>
  )
}
