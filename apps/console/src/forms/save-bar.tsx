import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'

interface SaveBarProps {
  /** Whether something differs from what is stored. */
  dirty: boolean
  busy: boolean
  onDiscard(): void
}

/** Stays at the foot of a long form while something in it is not saved. */
export function SaveBar({ dirty, busy, onDiscard }: SaveBarProps) {
  const { t } = useTranslation()
  if (!dirty && !busy) return null
  return (
    <div className="sticky bottom-20 z-20 flex animate-rise items-center gap-3 rounded-8 border border-line bg-raised py-2 pr-2 pl-4 shadow-pop md:bottom-4">
      <p role="status" className="min-w-0 flex-1 truncate text-13">
        {t('unsaved')}
      </p>
      <Button onClick={onDiscard} disabled={busy}>
        {t('actions.discard')}
      </Button>
      <Button type="submit" kind="primary" busy={busy}>
        {t('actions.save')}
      </Button>
    </div>
  )
}
