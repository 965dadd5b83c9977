import { useTranslation } from 'react-i18next'
import { AnswerEditor } from './answer-editor.tsx'
import { keptAs } from './kept-as.ts'
import { optional, without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'
import { VariableField } from './variable-field.tsx'

export function ValidatePanel({ block, change }: PanelProps<'validate'>) {
  const { t } = useTranslation('flow-builder')
  return (
    <>
      <VariableField
        label={t('panel.validate.variable')}
        value={block.variable}
        onChange={(variable) => change({ ...block, variable }, 'variable')}
      />
      <AnswerEditor answer={block.as} onChange={(as, field) => change({ ...block, as }, field)} />
      <VariableField
        label={t('panel.validate.save_to')}
        hint={t('panel.validate.save_hint')}
        declares={keptAs(block.as)}
        value={block.save_to ?? ''}
        onChange={(name) => change({ ...without(block, 'save_to'), ...optional('save_to', name) }, 'save_to')}
      />
    </>
  )
}
