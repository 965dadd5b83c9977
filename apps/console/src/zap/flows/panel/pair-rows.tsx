import { useTranslation } from 'react-i18next'
import { Input } from '../../../design/input.tsx'
import { Rows } from './rows.tsx'

interface PairRowsProps {
  label: string
  add: string
  pairs: Readonly<Record<string, string>>
  onChange(pairs: Record<string, string>, field?: string): void
}

/** Names with values, such as headers. */
export function PairRows({ label, add, pairs, onChange }: PairRowsProps) {
  const { t } = useTranslation('flow-builder')
  const entries = Object.entries(pairs)
  return (
    <Rows<[string, string]>
      label={label}
      add={add}
      items={entries}
      keyOf={(_, index) => String(index)}
      nameOf={([name], index) => name || String(index + 1)}
      onChange={(next) => onChange(Object.fromEntries(next))}
      create={'' in pairs ? undefined : () => ['', '']}
    >
      {([name, value], _change, index) => {
        const write = (pair: [string, string], field: string) =>
          onChange(Object.fromEntries(entries.map((other, at) => (at === index ? pair : other))), `${index}:${field}`)
        return (
          <div className="grid grid-cols-2 gap-2">
            <Input
              aria-label={t('panel.http.name')}
              placeholder={t('panel.http.name')}
              value={name}
              onChange={({ target }) => target.value in pairs || write([target.value, value], 'name')}
            />
            <Input
              aria-label={t('panel.http.value')}
              placeholder={t('panel.http.value')}
              value={value}
              onChange={({ target }) => write([name, target.value], 'value')}
            />
          </div>
        )
      }}
    </Rows>
  )
}
