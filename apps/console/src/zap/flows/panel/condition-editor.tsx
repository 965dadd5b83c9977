import type { Condition } from '@recado/flow/schemas'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Select } from '../../../design/select.tsx'
import { type ConditionGroup, conditionOf, GROUP_MODES, groupOf, isTest, newTest } from './condition-group.ts'
import { TestRow } from './test-row.tsx'

/** Most parts of a group, and how deep groups may be begun here; deeper ones that came in a file are edited as well. */
const MAX_PARTS = 50
const MAX_DEPTH = 4

interface ConditionEditorProps {
  group: ConditionGroup
  /** Where it stands: "1.2" is the second part of the first. Empty for a branch's own. */
  place?: string
  onChange(group: ConditionGroup, field?: string): void
  onRemove?(): void
}

/** A group of comparisons and of groups within it. */
export function ConditionEditor({ group, place = '', onChange, onRemove }: ConditionEditorProps) {
  const { t } = useTranslation('flow-builder')
  const { mode, parts } = group
  const depth = place === '' ? 0 : place.split('.').length
  const nameOf = (index: number) => (place === '' ? String(index + 1) : `${place}.${index + 1}`)
  const write = (next: readonly Condition[], field?: string) => onChange({ mode, parts: next }, field)
  const replace = (index: number, part: Condition, field?: string) =>
    write(
      parts.map((other, at) => (at === index ? part : other)),
      field && `${index}:${field}`,
    )
  const remove = (index: number) => write(parts.filter((_, at) => at !== index))
  const add = (part: Condition) => write([...parts, part])
  const hasMode = place !== '' || parts.length > 1 || mode === 'none' || mode === 'not_all'
  return (
    <fieldset
      aria-label={place === '' ? t('panel.condition.tests') : t('panel.condition.group', { number: place })}
      className={place === '' ? 'grid min-w-0 gap-2' : 'grid min-w-0 gap-2 border-l-2 border-line-strong pl-2.5'}
    >
      {hasMode && (
        <div className="flex items-center gap-1">
          <Select
            aria-label={t('panel.condition.mode')}
            value={mode}
            options={GROUP_MODES.map((value) => ({ value, label: t(`panel.condition.modes.${value}`) }))}
            onChange={(next) => onChange({ mode: GROUP_MODES.find((one) => one === next) ?? 'all', parts })}
          />
          {onRemove && (
            <IconButton icon={Trash2} label={t('panel.condition.remove_group', { number: place })} onClick={onRemove} />
          )}
        </div>
      )}
      {parts.map((part, index) => {
        const key = nameOf(index)
        if (!isTest(part)) {
          return (
            <ConditionEditor
              key={key}
              group={groupOf(part)}
              place={key}
              onChange={(next, field) => replace(index, conditionOf(next), field)}
              onRemove={() => remove(index)}
            />
          )
        }
        return (
          <div key={key} className="grid gap-2 rounded-8 bg-sunken p-2.5">
            <div className="flex items-center justify-between">
              <span className="text-12 text-ink-soft">{t('panel.condition.test', { number: key })}</span>
              <IconButton
                icon={Trash2}
                label={t('panel.condition.remove_test', { number: key })}
                disabled={place === '' && parts.length === 1}
                onClick={() => remove(index)}
              />
            </div>
            <TestRow test={part} onChange={(next, field) => replace(index, next, field)} />
          </div>
        )
      })}
      {parts.length < MAX_PARTS && (
        <div className="flex flex-wrap gap-1.5">
          <Button size="small" onClick={() => add(newTest())}>
            <Plus size={14} aria-hidden />
            {t('panel.condition.add_test')}
          </Button>
          {depth < MAX_DEPTH && (
            <Button
              size="small"
              onClick={() => add(conditionOf({ mode: mode === 'any' ? 'all' : 'any', parts: [newTest(), newTest()] }))}
            >
              <Plus size={14} aria-hidden />
              {t('panel.condition.add_group')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  )
}
