import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'
import { DialogActions, DialogFrame } from '../design/dialog-frame.tsx'

/** Asked before something that was written is lost. */
export function LeaveQuestion({ onStay, onLeave }: { onStay(): void; onLeave(): void }) {
  const { t } = useTranslation()
  return (
    <DialogFrame open onOpenChange={(open) => open || onStay()} title={t('leave.title')} description={t('leave.text')}>
      <DialogActions>
        <Button onClick={onStay}>{t('leave.stay')}</Button>
        <Button kind="danger" onClick={onLeave}>
          {t('leave.leave')}
        </Button>
      </DialogActions>
    </DialogFrame>
  )
}
