import { FileClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Draft } from './composer.api.ts'
import { DismissButton } from './dismiss-button.tsx'

interface EarlierDraftProps {
  earlier: Draft
  /** Puts it before what has been typed. */
  onUse(): void
  onClose(): void
}

/** A text that was begun another time and came from the server when something new was being typed already. */
export function EarlierDraft({ earlier, onUse, onClose }: EarlierDraftProps) {
  const { t } = useTranslation('thread')
  return (
    <div
      role="status"
      className="mx-4 mb-1 flex items-center gap-2 rounded-4 bg-sunken px-2 py-1 text-12 text-ink-soft"
    >
      <FileClock size={14} className="shrink-0" aria-hidden />
      <p className="min-w-0 flex-1 truncate">{t('composer.earlier', { text: earlier.body })}</p>
      <button type="button" onClick={onUse} className="min-h-7 px-1 font-medium text-accent-text hover:underline">
        {t('composer.earlier_use')}
      </button>
      <DismissButton onClose={onClose} />
    </div>
  )
}
