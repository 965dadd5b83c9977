import { Paperclip } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Over the composer while files hang above the pane. */
export function DropCover() {
  const { t } = useTranslation('thread')
  return (
    <div className="pointer-events-none absolute inset-0 z-20 grid place-items-center rounded-8 border-2 border-dashed border-accent-text bg-accent-soft text-13 font-medium text-accent-text">
      <span className="flex items-center gap-2">
        <Paperclip size={16} aria-hidden />
        {t('composer.drop')}
      </span>
    </div>
  )
}
