import type { FlowOption } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { Input } from '../../../design/input.tsx'
import { newId } from '../builder/new-id.ts'
import { optional, without } from './optional-field.ts'
import { Rows } from './rows.tsx'

interface OptionsEditorProps {
  options: readonly FlowOption[]
  most: number
  onChange(options: FlowOption[], field?: string): void
}

/** The answers to choose from; each is an output of the block. Other words for one are read as if it had been pressed. */
export function OptionsEditor({ options, most, onChange }: OptionsEditorProps) {
  const { t } = useTranslation('flow-builder')
  const write = (option: FlowOption, field: string) =>
    onChange(
      options.map((other) => (other.id === option.id ? option : other)),
      `${option.id}:${field}`,
    )
  return (
    <Rows<FlowOption>
      label={t('panel.answer.options')}
      items={options}
      keyOf={({ id }) => id}
      nameOf={({ title }, index) => title || t('panel.answer.option', { number: index + 1 })}
      onChange={(next) => onChange(next)}
      add={t('panel.answer.add_option')}
      create={
        options.length >= most
          ? undefined
          : () => ({ id: newId(), title: t('panel.answer.option', { number: options.length + 1 }) })
      }
    >
      {(option, _change, index) => (
        <>
          <Input
            aria-label={t('panel.answer.option', { number: index + 1 })}
            value={option.title}
            onChange={({ target }) => write({ ...option, title: target.value }, 'title')}
          />
          <details>
            <summary className="cursor-pointer text-12 text-ink-faint">{t('panel.answer.more_of_option')}</summary>
            <div className="grid gap-2 pt-2">
              <Input
                aria-label={t('panel.answer.description_of', { number: index + 1 })}
                placeholder={t('panel.answer.description')}
                value={option.description ?? ''}
                onChange={({ target }) =>
                  write({ ...without(option, 'description'), ...optional('description', target.value) }, 'description')
                }
              />
              <Input
                aria-label={t('panel.answer.also_of', { number: index + 1 })}
                placeholder={t('panel.answer.also')}
                value={option.also?.join(', ') ?? ''}
                onChange={({ target }) => {
                  const also = target.value.split(/,\s?/).slice(0, 20)
                  write({ ...without(option, 'also'), ...(target.value === '' ? {} : { also }) }, 'also')
                }}
              />
            </div>
          </details>
        </>
      )}
    </Rows>
  )
}
