import type { Value } from '@recado/flow'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from '../../../design/input.tsx'

interface VariableValueProps {
  name: string
  value: Value | undefined
  onChange(value: Value): void
}

/** What a variable holds now; another value counts from the next message on. */
export function VariableValue({ name, value, onChange }: VariableValueProps) {
  const { t } = useTranslation('flow-builder')
  const shown = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  const [typed, setTyped] = useState<string>()
  const keep = () => {
    if (typed !== undefined && typed !== shown)
      onChange(typeof value === 'string' || value === undefined ? typed : readValue(typed))
    setTyped(undefined)
  }
  return (
    <div className="grid gap-1">
      <span aria-hidden className="font-mono text-12">
        {name}
      </span>
      <Input
        aria-label={t('phone.value_of', { name })}
        value={typed ?? shown}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keep}
        onKeyDown={({ key }) => key === 'Enter' && keep()}
      />
    </div>
  )
}

/** JSON where it is some, so that numbers and lists stay what they are; else the text. */
function readValue(text: string): Value {
  try {
    return JSON.parse(text) as Value
  } catch {
    return text
  }
}
