import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { Notice } from '../../design/notice.tsx'
import { useFigureWords } from '../../screens/home/figures/use-figure-words.ts'
import { useServices } from '../../services.ts'
import { figureKeys, getServiceLevel } from './figures.api.ts'

/** How fast the shop's page answered, against what its plan promises. What fails is not said: it is no work of the shop. */
export function ServiceLevelCard() {
  const { t, i18n } = useTranslation('car-figures')
  const { http } = useServices()
  const words = useFigureWords()
  const { data } = useQuery({ queryKey: figureKeys.level, queryFn: () => getServiceLevel(http) })
  if (data === undefined) return null
  const exact = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 3 })
  const seconds = (ms: number) =>
    new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'second', maximumFractionDigits: 2 }).format(ms / 1_000)
  const lines = [
    data.p95_ms !== null && {
      name: t('level.p95'),
      value: seconds(data.p95_ms),
      promised: data.promised.p95_ms === null ? undefined : seconds(data.promised.p95_ms),
    },
    data.availability !== null && {
      name: t('level.availability'),
      value: exact.format(data.availability),
      promised: data.promised.availability === null ? undefined : exact.format(data.promised.availability),
    },
    {
      name: t('level.at_once'),
      value: words.count(data.most_at_once),
      promised: data.promised.at_once === null ? undefined : words.count(data.promised.at_once),
    },
  ].filter((line) => line !== false)
  return (
    <Card title={t('level.title')} description={t('level.text', { plan: data.promised.plan })}>
      <div className="grid gap-3">
        {data.kept !== null && (
          <Notice icon={data.kept ? CircleCheck : CircleAlert} tone={data.kept ? 'good' : 'warn'}>
            {t(data.kept ? 'level.kept' : 'level.missed')}
          </Notice>
        )}
        <dl className="grid gap-2 text-13">
          {lines.map(({ name, value, promised }) => (
            <div key={name} className="flex justify-between gap-4">
              <dt className="text-ink-soft">{name}</dt>
              <dd className="text-right font-medium">
                {value}
                {promised !== undefined && (
                  <span className="font-normal text-ink-faint"> {t('level.promised', { value: promised })}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
