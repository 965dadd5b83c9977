import { useTranslation } from 'react-i18next'
import type { SelectOption } from '../../design/select.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import type { Plan } from './tenants.api.ts'

/** Plans by their names, with what they cost and how long one may try them. */
export function usePlanOptions(plans: readonly Plan[] = []): SelectOption[] {
  const { t } = useTranslation('tenants')
  const format = useFormat()
  return plans.map(({ code, name, prices, trial_days }) => ({
    value: code,
    label: name,
    detail: [
      prices === null
        ? t('price_on_request')
        : prices.monthly === 0
          ? t('price_free')
          : t('price', { monthly: format.money(prices.monthly), yearly: format.money(prices.yearly) }),
      ...(trial_days === 0 ? [] : [t('trial_days', { count: trial_days })]),
    ].join(' · '),
  }))
}
