import { useTranslation } from 'react-i18next'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'

interface ColourFieldProps {
  label: string
  hint: string
  /** What holds while nothing is set here. */
  inherited: string
  /** `#rrggbb`, or empty. */
  value: string
  error: string | undefined
  readOnly: boolean
  onChange(value: string): void
}

/** A colour by eye and by number, side by side. */
export function ColourField({ label, hint, inherited, value, error, readOnly, onChange }: ColourFieldProps) {
  const { t } = useTranslation('brand')
  const shown = /^#[0-9a-f]{6}$/i.test(value) ? value : inherited
  return (
    <div className="flex items-start gap-3">
      <input
        type="color"
        aria-label={t('colours.pick', { colour: label })}
        value={shown}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.value)}
        className="mt-6.5 size-9 shrink-0 cursor-pointer rounded-8 border border-line-strong bg-surface p-1 disabled:cursor-default"
      />
      <div className="flex-1">
        <Field label={label} hint={hint} error={error}>
          <Input
            value={value}
            disabled={readOnly}
            placeholder={inherited}
            onChange={(event) => onChange(event.target.value.trim())}
            className="font-mono"
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
      </div>
    </div>
  )
}
