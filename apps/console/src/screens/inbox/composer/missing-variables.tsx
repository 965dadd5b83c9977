import { TEMPLATE_VARIABLES } from '@recado/contracts/templates'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { DismissButton } from './dismiss-button.tsx'

interface MissingVariablesProps {
  /** As the server names them: `contact.email`, or `{{cupom}}` for what is none. */
  names: readonly string[]
  /** They are still in the text, which is therefore not sent. */
  refused?: boolean
  onClose(): void
}

/** A canned answer came with gaps: which, before it is sent. */
export function MissingVariables({ names, refused = false, onClose }: MissingVariablesProps) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  const worded = names.map((name) => {
    const known = TEMPLATE_VARIABLES.find((each) => each === name)
    return known === undefined ? name : t(`variable.${known}`)
  })
  return (
    <div role="alert" className="mx-3 mt-2 flex items-center gap-2 rounded-4 bg-warn-soft px-2 py-1 text-12 text-warn">
      <TriangleAlert size={14} className="shrink-0" aria-hidden />
      <p className="min-w-0 flex-1">
        {t(refused ? 'canned.unfilled' : 'canned.missing', { names: format.list(worded), count: names.length })}
      </p>
      <DismissButton onClose={onClose} />
    </div>
  )
}
