import { CircleAlert } from 'lucide-react'
import type { FieldError } from 'react-hook-form'
import { useTranslation } from 'react-i18next'

/** What is wrong with a form as a whole. */
export function FormError({ error }: { error: Pick<FieldError, 'message'> | undefined }) {
  const { t } = useTranslation()
  if (error === undefined) return null
  const text = error.message === 'unreachable' || !error.message ? t('errors.unreachable') : error.message
  return (
    <p role="alert" className="flex gap-2 rounded-8 bg-bad-soft px-3 py-2.5 text-13 text-bad">
      <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
      <span>{text}</span>
    </p>
  )
}
