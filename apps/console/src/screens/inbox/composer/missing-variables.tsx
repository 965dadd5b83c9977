import { TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'

const KNOWN = [
  'contact.name',
  'contact.first_name',
  'contact.email',
  'contact.phone',
  'conversation.protocol',
  'inbox.name',
  'agent.name',
  'agent.first_name',
  'company.name',
] as const

interface MissingVariablesProps {
  /** As the server names them: `contact.email`. */
  names: readonly string[]
  onClose(): void
}

/** A canned answer came with gaps: which, before it is sent. */
export function MissingVariables({ names, onClose }: MissingVariablesProps) {
  const { t } = useTranslation(['thread', 'common'])
  const format = useFormat()
  const worded = names.map((name) => {
    const known = KNOWN.find((each) => each === name)
    return known === undefined ? `{{${name}}}` : t(`variable.${known}`)
  })
  return (
    <div role="alert" className="mx-3 mt-2 flex items-center gap-2 rounded-4 bg-warn-soft px-2 py-1 text-12 text-warn">
      <TriangleAlert size={14} className="shrink-0" aria-hidden />
      <p className="min-w-0 flex-1">{t('canned.missing', { names: format.list(worded), count: names.length })}</p>
      <button
        type="button"
        onClick={onClose}
        aria-label={t('common:actions.close')}
        className="grid size-7 shrink-0 place-items-center rounded-4 hover:bg-hover pointer-coarse:size-10"
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
