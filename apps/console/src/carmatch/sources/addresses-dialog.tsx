import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Secret } from '../../design/secret.tsx'
import type { PortalAddresses } from './sources.api.ts'

/** The addresses to give away, shown this once. */
export function AddressesDialog({ portal, onClose }: { portal: PortalAddresses; onClose(): void }) {
  const { t } = useTranslation('stock-settings')
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('sources.addresses', { name: portal.name })}
      description={t('sources.addresses_text')}
    >
      <div className="grid gap-5">
        {portal.mail_address !== null && (
          <section className="grid gap-1.5">
            <h3 className="text-13 font-medium">{t('sources.address')}</h3>
            <Secret label={t('sources.address')} value={portal.mail_address} />
            <p className="text-12 text-ink-faint">{t('sources.address_hint')}</p>
          </section>
        )}
        {(['webhook', 'mail'] as const).map((way) => (
          <section key={way} className="grid gap-1.5">
            <h3 className="text-13 font-medium">{t(`sources.${way}`)}</h3>
            <Secret label={t(`sources.${way}`)} value={way === 'mail' ? portal.mail_url : portal.webhook_url} />
            <p className="text-12 text-ink-faint">{t(`sources.${way}_hint`)}</p>
          </section>
        ))}
        <DialogActions>
          <Button kind="primary" onClick={onClose}>
            {t('sources.done')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
