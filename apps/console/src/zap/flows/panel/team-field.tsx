import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { listTeams } from '../../../inbox/inbox.api.ts'
import { inboxKeys } from '../../../inbox/inbox-keys.ts'
import { useServices } from '../../../services.ts'
import { useNames } from './use-names.ts'

interface TeamFieldProps {
  value: string
  onChange(value: string): void
  hint?: string
}

/** A team by its name. */
export function TeamField({ value, onChange, hint }: TeamFieldProps) {
  const { t } = useTranslation('flow-builder')
  const { http } = useServices()
  const list = useId()
  const teams = useNames(inboxKeys.teams, () => listTeams(http))
  return (
    <>
      <Field label={t('panel.team')} hint={hint}>
        <Input value={value} list={list} onChange={({ target }) => onChange(target.value)} />
      </Field>
      <datalist id={list}>
        {teams.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}
