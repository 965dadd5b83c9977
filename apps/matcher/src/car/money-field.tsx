import { readMoney } from '@recado/brazil/read-money'
import { useState } from 'preact/hooks'
import { usePage } from '../page-tools.ts'

interface MoneyFieldProps {
  label: string
  name?: string
  defaultCents?: number
  /** In centavos; undefined while nothing, or no amount, is written. */
  onChange(cents: number | undefined): void
}

/** An amount as people write it: "20 mil", "20.000", "1.500,50". */
export function MoneyField({ label, name, defaultCents, onChange }: MoneyFieldProps) {
  const { t, formats } = usePage()
  const [text, setText] = useState(defaultCents === undefined ? '' : String(Math.round(defaultCents / 100)))
  const cents = readReais(text)
  const isWrong = text.trim() !== '' && cents === undefined
  return (
    <label class="field">
      <span>{label}</span>
      <span class="money">
        <span aria-hidden="true">R$</span>
        <input
          name={name}
          inputMode="decimal"
          autocomplete="off"
          value={text}
          maxLength={20}
          aria-invalid={isWrong}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value)
            onChange(readReais(currentTarget.value))
          }}
        />
      </span>
      {isWrong ? (
        <span class="field-problem">{t('field.money_wrong')}</span>
      ) : (
        cents !== undefined && cents >= 100_000 && <span class="field-hint">{formats.money(cents)}</span>
      )}
    </label>
  )
}

function readReais(text: string): number | undefined {
  const read = readMoney(text)
  return read.ok ? read.value : undefined
}
