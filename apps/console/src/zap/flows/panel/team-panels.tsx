import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { optional, without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'
import { TeamField } from './team-field.tsx'
import { TemplateField } from './template-field.tsx'

/** The blocks that end with people: handing over, assigning, closing. */
export function HandOverPanel({ block, change }: PanelProps<'hand_over'>) {
  const { t } = useTranslation('flow-builder')
  return (
    <>
      <TemplateField
        label={t('panel.hand_over.text')}
        hint={t('panel.hand_over.text_hint')}
        rows={2}
        value={block.text ?? ''}
        onChange={(text) => change({ ...without(block, 'text'), ...optional('text', text) }, 'text')}
      />
      <TeamField
        value={block.team ?? ''}
        hint={t('panel.hand_over.team_hint')}
        onChange={(team) => change({ ...without(block, 'team'), ...optional('team', team) }, 'team')}
      />
      <TemplateField
        label={t('panel.hand_over.note')}
        hint={t('panel.hand_over.note_hint')}
        rows={3}
        value={block.note ?? ''}
        onChange={(note) => change({ ...without(block, 'note'), ...optional('note', note) }, 'note')}
      />
    </>
  )
}

export function AssignPanel({ block, change }: PanelProps<'assign'>) {
  const { t } = useTranslation('flow-builder')
  return (
    <>
      <TeamField
        value={block.team ?? ''}
        onChange={(team) => change({ ...without(block, 'team'), ...optional('team', team) }, 'team')}
      />
      <Field label={t('panel.agent')} hint={t('panel.agent_hint')}>
        <Input
          value={block.agent ?? ''}
          onChange={({ target }) => change({ ...without(block, 'agent'), ...optional('agent', target.value) }, 'agent')}
        />
      </Field>
    </>
  )
}

export function ClosePanel({ block, change }: PanelProps<'close'>) {
  const { t } = useTranslation('flow-builder')
  return (
    <TemplateField
      label={t('panel.close.text')}
      hint={t('panel.close.text_hint')}
      value={block.text ?? ''}
      onChange={(text) => change({ ...without(block, 'text'), ...optional('text', text) }, 'text')}
    />
  )
}
