import { useTranslation } from 'react-i18next'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import type { AuditFilter } from './audit.api.ts'

/** What acts are about, by the first word of their name. */
const NOUNS = [
  'member',
  'invitation',
  'role',
  'api_key',
  'brand',
  'webhook',
  'tenant',
  'subscription',
  'identity',
  'session',
  'inbox',
  'connection',
  'team',
  'label',
  'calendar',
  'contact',
  'canned_response',
  'saved_view',
  'flow',
  'flow_secret',
  'flow_ai',
  'execution',
  'advisor_settings',
  'advisor_model',
] as const
// Radix keeps the empty value for "nothing chosen yet".
const ALL = 'all'

export function AuditFilters({ value, onChange }: { value: AuditFilter; onChange(value: AuditFilter): void }) {
  const { t } = useTranslation('audit')
  const options = [
    { value: ALL, label: t('nouns.all') },
    ...NOUNS.map((noun) => ({ value: noun, label: t(`nouns.${noun}`) })),
  ]
  return (
    <div className="grid gap-3 border-b border-line p-4 sm:grid-cols-3 sm:px-5">
      <Field label={t('about')}>
        <Select
          value={value.action || ALL}
          onChange={(action) => onChange({ ...value, action: action === ALL ? '' : action })}
          options={options}
        />
      </Field>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(end)}>
          <Input
            type="date"
            value={value[end]}
            onChange={({ target }) => onChange({ ...value, [end]: target.value })}
          />
        </Field>
      ))}
    </div>
  )
}
