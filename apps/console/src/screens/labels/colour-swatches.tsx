import { Check } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { inkOn } from '../../design/contrast.ts'
import { Input } from '../../design/input.tsx'
import { useFieldText } from '../../forms/use-field-text.ts'
import { LABEL_COLOURS } from './label-colours.ts'

interface ColourSwatchesProps {
  value: string
  error: string | undefined
  onChange(value: string): void
}

/** Ten colours to press, or any other by its number. */
export function ColourSwatches({ value, error, onChange }: ColourSwatchesProps) {
  const { t } = useTranslation('labels')
  const id = useId()
  const text = useFieldText(error)
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-13 font-medium">{t('colour')}</legend>
      <div className="flex flex-wrap gap-2">
        {LABEL_COLOURS.map((colour, index) => (
          <button
            key={colour}
            type="button"
            aria-pressed={colour === value.toLowerCase()}
            aria-label={t('colour_number', { number: index + 1 })}
            onClick={() => onChange(colour)}
            className="grid size-8 place-items-center rounded-full"
            style={{ backgroundColor: colour, color: inkOn(colour) }}
          >
            {colour === value.toLowerCase() && <Check size={16} aria-hidden />}
          </button>
        ))}
      </div>
      <Input
        aria-label={t('colour_code')}
        aria-invalid={text === undefined ? undefined : true}
        aria-describedby={text === undefined ? undefined : `${id}-error`}
        value={value}
        onChange={({ target }) => onChange(target.value.trim())}
        className="max-w-32 font-mono"
        spellCheck={false}
        autoComplete="off"
      />
      {text && (
        <p id={`${id}-error`} role="alert" className="text-12 text-bad">
          {text}
        </p>
      )}
    </fieldset>
  )
}
