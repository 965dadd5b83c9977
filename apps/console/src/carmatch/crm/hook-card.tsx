import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Secret } from '../../design/secret.tsx'
import { useServices } from '../../services.ts'
import { renewCrmHook } from './crm.api.ts'

/** An address by which the CRM tells at once of deals that were won or lost. */
export function HookCard() {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const [address, setAddress] = useState<string>()
  const renew = useAct({ run: () => renewCrmHook(http), changes: [], after: (_, url) => setAddress(url) })
  return (
    <Card
      title={t('crm.hook')}
      description={t('crm.hook_text')}
      actions={
        <Button size="small" busy={renew.isPending} onClick={() => renew.mutate(undefined)}>
          {t('crm.hook_new')}
        </Button>
      }
    >
      {address !== undefined && <Secret label={t('crm.hook_label')} value={address} />}
    </Card>
  )
}
