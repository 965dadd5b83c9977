import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Meter } from '../../design/meter.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { readUsage } from '../../screens/plan/plan.api.ts'
import { useServices } from '../../services.ts'

/** How many cars on offer the plan has room for; for whoever sees what the company uses. */
export function StockRoom() {
  const { t } = useTranslation('stock')
  const { http } = useServices()
  const format = useFormat()
  const { data } = useQuery({ queryKey: ['usage', 'stock'], queryFn: () => readUsage(http) })
  const cars = data?.items.find(({ metric }) => metric === 'cars')
  if (cars?.limit == null) return null
  const text = t('room', { used: format.number(cars.used), limit: format.number(cars.limit) })
  const full = cars.used >= cars.limit
  return (
    <div className="grid w-44 gap-1.5">
      <p className="text-12 text-ink-soft">
        {text}
        {full && (
          <>
            {' · '}
            <Link to="/configuracoes/plano" className="font-medium text-accent-text hover:underline">
              {t('room_more')}
            </Link>
          </>
        )}
      </p>
      <Meter label={t('room_label')} used={cars.used} limit={cars.limit} text={text} />
    </div>
  )
}
