import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { useBuilderStore, useDraft } from '../builder/builder-context.ts'
import { variableNameOf } from './variable-name-of.ts'

interface VariableFieldProps {
  label: string
  value: string
  onChange(value: string): void
  hint?: string
  /** What is kept in it: a name that is new is declared so as the field is left. Without it, names are only read. */
  declares?: 'text' | 'number' | 'money' | 'boolean' | 'date' | 'list' | 'object'
}

/** A variable by name; the known ones are proposed. */
export function VariableField({ label, value, onChange, hint, declares }: VariableFieldProps) {
  const { t } = useTranslation('flow-builder')
  const list = useId()
  const store = useBuilderStore()
  const { document } = useDraft()
  const declare = () => {
    const name = value.replace(/_+$/, '')
    if (declares === undefined || name === '' || document.variables.some((known) => known.name === name)) return
    store.edit({
      type: 'update_settings',
      settings: { variables: [...document.variables, { name, type: declares }] },
    })
  }
  return (
    <>
      <Field label={label} hint={hint ?? (declares === undefined ? undefined : t('panel.variable_hint'))}>
        <Input
          value={value}
          list={list}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('panel.variable_placeholder')}
          onChange={({ target }) =>
            onChange(declares === undefined ? target.value.trim() : variableNameOf(target.value))
          }
          onBlur={declare}
        />
      </Field>
      <datalist id={list}>
        {document.variables.map(({ name, description }) => (
          <option key={name} value={name}>
            {description}
          </option>
        ))}
      </datalist>
    </>
  )
}
