import { Pencil } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../api/api-problem.ts'
import { Input } from '../../design/input.tsx'
import { isComposing } from '../../forms/is-composing.ts'
import { useUnsaved } from '../../forms/unsaved.ts'
import { useFieldText } from '../../forms/use-field-text.ts'

interface EditableLineProps {
  label: string
  /** As it is written in the field; empty when there is none. */
  value: string
  /** As it is shown; `value` itself without it. */
  children?: ReactNode
  readOnly: boolean
  type?: 'text' | 'email' | 'tel'
  /** The field was opened. */
  onBegin?(): void
  /** @throws whose words then stand below, with the field still open. */
  onSave(value: string): Promise<void>
}

/** A line that is pressed to be changed: Enter or leaving saves, Escape leaves it as it was. */
export function EditableLine({ label, value, children, readOnly, type = 'text', onBegin, onSave }: EditableLineProps) {
  const { t } = useTranslation('contacts')
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  // Neither while it is being saved nor after Escape does leaving the field save it.
  const settled = useRef(false)
  const text = useFieldText(refusal)
  // Leaving the field saves: who leaves the page by a press is not asked while that is under way.
  const [saving, setSaving] = useState(false)
  useUnsaved(typed !== undefined && typed.trim() !== value && !saving)
  const close = () => {
    setTyped(undefined)
    setRefusal(undefined)
  }
  // A key that closes the field gives the keyboard back to the pencil; a press elsewhere has gone elsewhere.
  const toPencil = useRef(false)
  useLayoutEffect(() => {
    if (typed !== undefined || !toPencil.current) return
    toPencil.current = false
    button.current?.focus()
  }, [typed])
  const save = async (next: string) => {
    if (settled.current) return
    settled.current = true
    setSaving(true)
    try {
      if (next.trim() !== value) await onSave(next.trim())
      close()
    } catch (error) {
      setRefusal(refusalOf(error))
      settled.current = false
      toPencil.current = false
    } finally {
      setSaving(false)
    }
  }
  return (
    <div className="grid gap-0.5">
      <dt className="text-12 text-ink-faint">{label}</dt>
      <dd className="min-w-0">
        {typed === undefined ? (
          <span className="group flex min-h-6 items-center gap-1">
            <span className={`min-w-0 text-13 wrap-anywhere ${value === '' ? 'text-ink-faint' : ''}`}>
              {value === '' ? t('none') : (children ?? value)}
            </span>
            {!readOnly && (
              <button
                ref={button}
                type="button"
                aria-label={t('edit_field', { field: label })}
                onClick={() => {
                  settled.current = false
                  setTyped(value)
                  onBegin?.()
                }}
                className="grid size-6 shrink-0 place-items-center rounded-4 text-ink-faint group-hover:text-ink hover:bg-hover pointer-coarse:size-10"
              >
                <Pencil size={12} aria-hidden />
              </button>
            )}
          </span>
        ) : (
          <Input
            // The person pressed the pencil a moment ago: this is where they are going to write.
            autoFocus
            type={type}
            aria-label={label}
            aria-invalid={text === undefined ? undefined : true}
            aria-describedby={text === undefined ? undefined : `${id}-error`}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={({ target }) => void save(target.value)}
            onKeyDown={(event) => {
              // The inbox's own keys stay out of what is typed here.
              event.stopPropagation()
              if (isComposing(event.nativeEvent)) return
              if (event.key !== 'Enter' && event.key !== 'Escape') return
              toPencil.current = true
              if (event.key === 'Enter') return void save(event.currentTarget.value)
              settled.current = true
              close()
            }}
            className="h-8 text-13"
          />
        )}
        {text !== undefined && (
          <p id={`${id}-error`} role="alert" className="mt-1 text-12 text-bad">
            {text}
          </p>
        )}
      </dd>
    </div>
  )
}

function refusalOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'invalid'
  return error.problem.errors?.[0]?.message ?? error.problem.detail
}
