import type { FactUnit } from '@recado/contracts/execution-facts'
import { clsx } from 'clsx'
import { inputStyle } from '../../design/input.tsx'
import { useAmount } from '../use-amount.ts'

interface AmountInputProps {
  value: string
  onChange(value: string): void
  unit: FactUnit
  id?: string
  className?: string
  placeholder?: string
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean | undefined
  onFocus?(): void
}

const BEFORE: readonly FactUnit[] = ['BRL', 'USD', 'EUR']

/** A number as it is typed in the reader's language, with its unit beside it. */
export function AmountInput({ value, onChange, unit, className, ...rest }: AmountInputProps) {
  const { unitName } = useAmount()
  const isBefore = BEFORE.includes(unit)
  const name = unit === 'count' ? '' : unitName(unit)
  return (
    <span className={clsx('relative flex items-center', className)}>
      {isBefore && <span className="pointer-events-none absolute left-3 text-13 text-ink-faint">{name}</span>}
      <input
        {...rest}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        inputMode="decimal"
        autoComplete="off"
        className={clsx(inputStyle, 'text-right', isBefore && 'pl-10', !isBefore && name !== '' && ROOM[width(name)])}
      />
      {!isBefore && name !== '' && (
        <span className="pointer-events-none absolute right-3 text-13 text-ink-faint">{name}</span>
      )}
    </span>
  )
}

const ROOM = { small: 'pr-8', wide: 'pr-19' }
const width = (name: string) => (name.length < 3 ? 'small' : 'wide')
