import { CreatePartnerBody } from '@recado/contracts/partners'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../services.ts'
import { OpeningDialog } from '../tenants/opening-dialog.tsx'
import { openPartner } from './partners.api.ts'

/** Opens a partner; whoever administers it gets an invitation by e-mail. */
export function OpenPartnerDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('partners')
  const { http } = useServices()
  return (
    <OpeningDialog
      texts={{
        ...{ title: t('open'), text: t('open_text'), submit: t('open') },
        ...{ name: t('name'), slug: t('slug') },
        ...{ admin_email: t('admin_email'), admin_hint: t('admin_hint') },
      }}
      schema={CreatePartnerBody}
      open={async ({ name, slug, admin }) => {
        const partner = await openPartner(http, { name, slug, admin: { email: admin.email } })
        return t('opened', { name: partner.name, email: admin.email })
      }}
      changes={['partners']}
      onClose={onClose}
    />
  )
}
