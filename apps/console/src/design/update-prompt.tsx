import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Says that a newer version waits; the page is changed when the reader says so, never under their hands. */
export function UpdatePrompt({ onReload }: { onReload(): void }) {
  const { t } = useTranslation()
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-accent-soft px-4 py-1.5 text-13 text-accent-text"
    >
      <span className="flex items-center gap-2">
        <RefreshCw size={14} className="shrink-0" aria-hidden />
        {t('update.text')}
      </span>
      <Button size="small" onClick={onReload}>
        {t('update.reload')}
      </Button>
    </div>
  )
}
