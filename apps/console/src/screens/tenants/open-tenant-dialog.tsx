import { OpenTenantBody } from '@recado/contracts/tenants'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/dialog.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { OpeningDialog } from './opening-dialog.tsx'
import { listPlans, type Office, openTenant } from './tenants.api.ts'
import { usePlanOptions } from './use-plan-options.ts'

/** Opens a company on one of the plans that are for sale. */
export function OpenTenantDialog({ office, onClose }: { office: Office; onClose(): void }) {
  const { t } = useTranslation('tenants')
  const { http } = useServices()
  const plans = useQuery({ queryKey: ['plans'], queryFn: () => listPlans(http) })
  const options = usePlanOptions(plans.data)
  if (plans.data === undefined)
    return (
      <Dialog open onOpenChange={(open) => open || onClose()} title={t('open')} description={t('open_text')}>
        {plans.isError ? (
          <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />
        ) : (
          <Skeleton className="h-80 w-full" />
        )}
      </Dialog>
    )
  return (
    <OpeningDialog
      texts={{
        ...{ title: t('open'), text: t('open_text'), submit: t('submit') },
        ...{ name: t('name'), slug: t('slug'), slug_hint: t('slug_hint') },
        ...{ admin_name: t('admin_name'), admin_email: t('admin_email'), admin_hint: t('admin_hint') },
      }}
      schema={OpenTenantBody}
      plans={{ label: t('plan'), options }}
      open={async (values) => {
        const { name } = await openTenant(http, office, values)
        return t('opened', { name, email: values.admin.email })
      }}
      changes={['tenants']}
      onClose={onClose}
    />
  )
}
