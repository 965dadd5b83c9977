import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Closes a line above the composer. */
export function DismissButton({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('common')
  return (
    <button
      type="button"
      onClick={onClose}
      aria-label={t('actions.close')}
      className="grid size-7 shrink-0 place-items-center rounded-4 hover:bg-hover pointer-coarse:size-10"
    >
      <X size={14} aria-hidden />
    </button>
  )
}
