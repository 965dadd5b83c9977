import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { OWN_FIELDS, type PreChatField } from './pre-chat-fields.ts'

const KINDS = ['text', 'email', 'phone', 'choice'] as const

interface PreChatRowProps {
  field: PreChatField
  error: string | undefined
  onChange(field: PreChatField): void
  onRemove(): void
  onUp?(): void
  onDown?(): void
}

export function PreChatRow({ field, error, onChange, onRemove, onUp, onDown }: PreChatRowProps) {
  const { t } = useTranslation('inboxes')
  const own = OWN_FIELDS.some(({ key }) => key === field.key)
  const name = field.label || t('pre_chat.question')
  return (
    <li className="grid gap-3 rounded-8 border border-line p-3">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_140px]">
        <Field label={t('pre_chat.label')} error={error}>
          <Input
            value={field.label}
            maxLength={80}
            placeholder={t('pre_chat.label_example')}
            onChange={({ target }) => onChange({ ...field, label: target.value })}
          />
        </Field>
        <Field label={t('pre_chat.kind')}>
          <Select
            value={field.kind}
            disabled={own}
            onChange={(kind) => onChange({ ...field, kind: KINDS.find((known) => known === kind) ?? 'text' })}
            options={KINDS.map((kind) => ({ value: kind, label: t(`pre_chat.kinds.${kind}`) }))}
          />
        </Field>
      </div>
      {field.kind === 'choice' && (
        <Field label={t('pre_chat.choices')} hint={t('pre_chat.choices_hint')}>
          <Textarea
            value={(field.choices ?? []).join('\n')}
            onChange={({ target }) => onChange({ ...field, choices: target.value.split('\n').slice(0, 30) })}
          />
        </Field>
      )}
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <CheckRow
            label={t('pre_chat.required')}
            checked={field.required}
            onChange={({ target }) => onChange({ ...field, required: target.checked })}
          />
        </div>
        <Button kind="ghost" size="icon" disabled={!onUp} onClick={onUp} aria-label={t('pre_chat.up', { name })}>
          <ArrowUp size={14} aria-hidden />
        </Button>
        <Button kind="ghost" size="icon" disabled={!onDown} onClick={onDown} aria-label={t('pre_chat.down', { name })}>
          <ArrowDown size={14} aria-hidden />
        </Button>
        <Button kind="ghost" size="icon" onClick={onRemove} aria-label={t('pre_chat.remove', { name })}>
          <Trash2 size={14} aria-hidden />
        </Button>
      </div>
    </li>
  )
}
