import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { OWN_FIELDS, type PreChatField } from './pre-chat-fields.ts'
import { PreChatRow } from './pre-chat-row.tsx'

/** As many as the contract takes; past four, visitors leave. */
const MOST = 10

interface PreChatEditorProps {
  value: readonly PreChatField[]
  /** The code of what is wrong with a field's words, by its place. */
  errors: readonly (string | undefined)[]
  onChange(value: PreChatField[]): void
}

/** What is asked before the first message: who it is, and the company's own questions. */
export function PreChatEditor({ value, errors, onChange }: PreChatEditorProps) {
  const { t } = useTranslation('inboxes')
  const missing = OWN_FIELDS.filter(({ key }) => value.every((field) => field.key !== key))
  const add = (field: PreChatField) => onChange([...value, field])
  const move = (from: number, to: number) => {
    const moved = value[from]
    if (moved === undefined) return
    const rest = value.filter((_, index) => index !== from)
    onChange([...rest.slice(0, to), moved, ...rest.slice(to)])
  }
  return (
    <div className="grid gap-3">
      {value.length > 0 && (
        <ol className="grid gap-2">
          {value.map((field, index) => (
            <PreChatRow
              // New questions have no key before they are saved; their place tells them apart.
              key={field.key || `new-${index}`}
              field={field}
              error={errors[index]}
              onChange={(changed) => onChange(value.map((each, at) => (at === index ? changed : each)))}
              onRemove={() => onChange(value.filter((_, at) => at !== index))}
              {...(index > 0 && { onUp: () => move(index, index - 1) })}
              {...(index < value.length - 1 && { onDown: () => move(index, index + 1) })}
            />
          ))}
        </ol>
      )}
      {value.length < MOST && (
        <div className="flex flex-wrap gap-2">
          {missing.map(({ key, kind }) => (
            <Button
              key={key}
              size="small"
              onClick={() => add({ key, kind, label: t(`pre_chat.own.${key}`), required: key === 'name' })}
            >
              <Plus size={14} aria-hidden />
              {t(`pre_chat.own.${key}`)}
            </Button>
          ))}
          <Button size="small" onClick={() => add({ key: '', kind: 'text', label: '', required: false })}>
            <Plus size={14} aria-hidden />
            {t('pre_chat.question')}
          </Button>
        </div>
      )}
    </div>
  )
}
