import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Millionths of a currency as money: a message costs fractions of a cent, which are shown. */
export function useMicros(currency: string): (micros: number) => string {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency, maximumFractionDigits: 4 })
    return (micros) => money.format(micros / 1_000_000)
  }, [i18n.language, currency])
}
