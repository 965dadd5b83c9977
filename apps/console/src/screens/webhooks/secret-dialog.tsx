import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Secret } from '../../design/secret.tsx'

/** The signing secret, this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose(): void }) {
  const { t } = useTranslation('webhooks')
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('secret_title')} description={t('secret_text')}>
      <Secret label={t('secret')} value={secret} />
      <DialogActions>
        <Button kind="primary" onClick={onClose}>
          {t('kept')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
