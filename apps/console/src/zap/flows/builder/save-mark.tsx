import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import type { Autosave } from './create-autosave.ts'
import { useSaveState } from './use-autosave.ts'

/** Whether what is on the canvas is kept. */
export function SaveMark({ autosave }: { autosave: Autosave }) {
  const { t } = useTranslation('flows')
  const { kind } = useSaveState(autosave)
  return (
    <span role="status" className="flex items-center gap-2 text-12 text-ink-faint" data-save={kind}>
      {t(`save.${kind}`)}
      {kind === 'failed' && (
        <Button size="small" onClick={() => void autosave.flush()}>
          {t('save.retry')}
        </Button>
      )}
    </span>
  )
}
