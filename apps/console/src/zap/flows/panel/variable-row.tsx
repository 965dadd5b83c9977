import { type FlowDocument, VARIABLE_TYPES } from '@recado/flow/schemas'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from '../../../design/input.tsx'
import { Select } from '../../../design/select.tsx'
import { BUILT_IN_VARIABLES } from '../draft/built-in-variables.ts'
import { variableNameOf } from './variable-name-of.ts'

type Variable = FlowDocument['variables'][number]

interface VariableRowProps {
  variable: Variable
  taken: readonly Variable[]
  /** Another name, wherever the variable stands. */
  onRename(to: string): void
  onChange(variable: Variable): void
}

/** A variable's name, which becomes another everywhere as the field is left, and its kind. */
export function VariableRow({ variable, taken, onRename, onChange }: VariableRowProps) {
  const { t } = useTranslation('flow-builder')
  const hint = useId()
  const [typed, setTyped] = useState<string>()
  const name = typed === undefined ? variable.name : typed.replace(/_+$/, '')
  const isTaken =
    name !== variable.name && (taken.some((other) => other.name === name) || BUILT_IN_VARIABLES.includes(name))
  const keep = () => {
    if (name !== '' && name !== variable.name && !isTaken) onRename(name)
    if (!isTaken) setTyped(undefined)
  }
  return (
    <>
      <div className="grid grid-cols-[1fr_104px] gap-1.5">
        <Input
          aria-label={t('panel.flow.variable_name')}
          aria-describedby={typed === undefined ? undefined : hint}
          aria-invalid={isTaken || undefined}
          value={typed ?? variable.name}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => setTyped(variableNameOf(target.value))}
          onBlur={keep}
          onKeyDown={({ key }) => {
            if (key === 'Enter') keep()
            if (key === 'Escape') setTyped(undefined)
          }}
        />
        <Select
          aria-label={t('panel.flow.variable_type', { name: variable.name })}
          value={variable.type}
          options={VARIABLE_TYPES.map((value) => ({ value, label: t(`variable_types.${value}`) }))}
          onChange={(value) => onChange({ ...variable, type: VARIABLE_TYPES.find((one) => one === value) ?? 'text' })}
        />
      </div>
      {typed !== undefined && (
        <p
          id={hint}
          role={isTaken ? 'alert' : undefined}
          className={isTaken ? 'text-12 text-bad' : 'text-12 text-ink-faint'}
        >
          {t(isTaken ? 'panel.flow.name_taken' : 'panel.flow.rename_hint')}
        </p>
      )}
    </>
  )
}
