import { useState } from 'react'
import { Input } from '../../design/input.tsx'

interface NumberInputProps {
  label: string
  value: number
  onChange(value: number): void
  /** A sign before it: "R$", "×". */
  before?: string
  className?: string
}

/** A figure as people write it, with a comma or a dot; what is none changes nothing. */
export function NumberInput({ label, value, onChange, before, className = 'w-28' }: NumberInputProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <span className={`relative inline-flex items-center ${className}`}>
      {before !== undefined && (
        <span className="pointer-events-none absolute left-3 text-13 text-ink-faint">{before}</span>
      )}
      <Input
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? String(value).replace('.', ',')}
        onChange={({ target }) => {
          setTyped(target.value)
          const plain = target.value
            .trim()
            .replace(/\.(?=\d{3}(\D|$))/g, '')
            .replace(',', '.')
          if (/^-?\d+(\.\d+)?$/.test(plain)) onChange(Number(plain))
        }}
        onBlur={() => setTyped(undefined)}
        className={before === undefined ? '' : before.length > 1 ? 'pl-9' : 'pl-7'}
      />
    </span>
  )
}
