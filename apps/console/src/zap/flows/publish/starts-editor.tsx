import { FLOW_START_KINDS, type FlowStart, type FlowStarts } from '@recado/contracts/flow-starts'
import { Link } from '@tanstack/react-router'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { CheckRow } from '../../../design/check-row.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Select } from '../../../design/select.tsx'
import { useInboxes } from '../../../inbox/use-inboxes.ts'
import { NumberField } from '../panel/number-field.tsx'
import { newStart } from './new-start.ts'
import { StartDetails } from './start-details.tsx'

interface StartsEditorProps {
  starts: FlowStarts
  onChange(starts: FlowStarts): void
}

/** What begins the flow, and in which inboxes. */
export function StartsEditor({ starts, onChange }: StartsEditorProps) {
  const { t } = useTranslation('flows')
  const inboxes = useInboxes()
  const write = (start: FlowStart) => onChange(starts.map((other) => (other.id === start.id ? start : other)))
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-13 font-medium">{t('starts.title')}</legend>
      {starts.map((start, index) => (
        <div key={start.id} className="grid gap-3 rounded-8 border border-line p-3">
          <div className="flex items-center gap-2">
            <Select
              aria-label={t('starts.kind', { number: index + 1 })}
              value={start.kind}
              options={FLOW_START_KINDS.map((value) => ({ value, label: t(`starts.kinds.${value}`) }))}
              onChange={(kind) => {
                const chosen = FLOW_START_KINDS.find((one) => one === kind)
                if (chosen !== undefined) write(newStart(chosen, start.inbox_ids, start.id))
              }}
            />
            <IconButton
              icon={Trash2}
              label={t('starts.remove', { number: index + 1 })}
              disabled={starts.length === 1}
              onClick={() => onChange(starts.filter((other) => other.id !== start.id))}
            />
          </div>
          <StartDetails start={start} onChange={write} />
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 text-13 font-medium">{t('starts.inboxes')}</legend>
            {inboxes.length === 0 && (
              <p className="text-12 text-ink-soft">
                {t('starts.no_inbox')}{' '}
                <Link to="/configuracoes/canais" className="text-accent-text underline">
                  {t('starts.create_inbox')}
                </Link>
              </p>
            )}
            {inboxes.map(({ id, name }) => (
              <CheckRow
                key={id}
                label={name}
                checked={start.inbox_ids.includes(id)}
                onChange={({ target }) =>
                  write({
                    ...start,
                    inbox_ids: target.checked
                      ? [...start.inbox_ids, id]
                      : start.inbox_ids.filter((other) => other !== id),
                  })
                }
              />
            ))}
          </fieldset>
          {starts.length > 1 && (
            <NumberField
              label={t('starts.priority')}
              hint={t('starts.priority_hint')}
              min={0}
              max={1_000}
              value={start.priority}
              onChange={(priority) => write({ ...start, priority: Math.round(priority ?? 100) })}
            />
          )}
        </div>
      ))}
      {starts.length < 50 && (
        <Button
          size="small"
          className="justify-self-start"
          onClick={() => onChange([...starts, newStart('keyword', starts[0]?.inbox_ids ?? [])])}
        >
          <Plus size={14} aria-hidden />
          {t('starts.add')}
        </Button>
      )}
    </fieldset>
  )
}
