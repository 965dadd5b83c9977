import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { readBrand } from './brand.api.ts'
import { BrandForm } from './brand-form.tsx'
import { BrandImage } from './brand-image.tsx'

export function BrandScreen() {
  const { t } = useTranslation(['brand', 'common'])
  const { http } = useServices()
  const mayUpdate = useMay()('brand.update')
  const brand = useQuery({ queryKey: ['brand'], queryFn: () => readBrand(http) })
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <div className="grid gap-6">
        {brand.isError ? (
          <ErrorState error={brand.error} onRetry={() => void brand.refetch()} />
        ) : brand.data === undefined ? (
          <Card>
            <SkeletonRows label={t('common:loading')} />
          </Card>
        ) : (
          <BrandForm brand={brand.data} readOnly={!mayUpdate} />
        )}
        <Card title={t('images.title')} description={t('images.text')}>
          <div className="grid gap-6 sm:grid-cols-2">
            <BrandImage kind="logo" readOnly={!mayUpdate} />
            <BrandImage kind="favicon" readOnly={!mayUpdate} />
          </div>
        </Card>
      </div>
    </>
  )
}
