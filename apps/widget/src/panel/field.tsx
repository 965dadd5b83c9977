import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { useWidget } from '../launcher/widget-context.ts'

export interface FieldProps {
  label: string
  kind: 'text' | 'email' | 'phone' | 'choice' | 'lines'
  required: boolean
  choices?: readonly string[]
  autoComplete?: string | undefined
  value: string
  /** What is wrong with it, in words. */
  problem: string | undefined
  /** How many sends this field, as the first that is wrong, has held up: it is gone to at each. */
  heldUp: number
  onChange(value: string): void
}

const TYPES = { text: 'text', email: 'email', phone: 'tel' } as const

/** A labelled field that says below itself what is wrong with it. */
export function Field({ label, kind, required, choices = [], autoComplete, value, problem, ...props }: FieldProps) {
  const { t } = useWidget()
  const id = useId()
  const input = useRef<HTMLInputElement & HTMLSelectElement & HTMLTextAreaElement>(null)
  const { heldUp, onChange } = props
  useLayoutEffect(() => {
    if (heldUp > 0) input.current?.focus()
  }, [heldUp])
  const shared = {
    ...{
      id,
      ref: input,
      value,
      class: 'input',
      dir: 'auto' as const,
      autoComplete,
      required,
      'aria-invalid': problem !== undefined,
    },
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  return (
    <div class="field">
      <label for={id}>
        {label}
        {/* A company may have written so itself. */}
        {!required && !label.toLowerCase().includes(t('field.optional')) && (
          <span class="optional"> ({t('field.optional')})</span>
        )}
      </label>
      {kind === 'lines' && <textarea {...shared} rows={4} />}
      {kind === 'choice' && (
        <select {...shared}>
          <option value="">{t('field.choose')}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      )}
      {kind !== 'lines' && kind !== 'choice' && <input {...shared} type={TYPES[kind] as 'text'} />}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
