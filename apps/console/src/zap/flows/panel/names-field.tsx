import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../design/chip.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'

interface NamesFieldProps {
  label: string
  names: readonly string[]
  known: readonly string[]
  onChange(names: string[]): void
}

/** Names, typed one after the other; the known ones are proposed. */
export function NamesField({ label, names, known, onChange }: NamesFieldProps) {
  const { t } = useTranslation('flow-builder')
  const list = useId()
  const [text, setText] = useState('')
  const add = () => {
    const name = text.trim()
    if (name !== '' && !names.includes(name) && names.length < 20) onChange([...names, name])
    setText('')
  }
  return (
    <div className="grid gap-2">
      <Field label={label} hint={t('panel.names_hint')}>
        <Input
          value={text}
          list={list}
          onChange={({ target }) => setText(target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
      </Field>
      <datalist id={list}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {names.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {names.map((name) => (
            <Chip key={name} text={name} onRemove={() => onChange(names.filter((other) => other !== name))} />
          ))}
        </div>
      )}
    </div>
  )
}
