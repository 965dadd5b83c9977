import type { CarView } from '@recado/contracts/cars'
import { useQuery } from '@tanstack/react-query'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { useServices } from '../../services.ts'
import { carKeys, getAdText } from '../stock/stock.api.ts'

/** A car's ad, out of its record, to be pasted elsewhere. */
export function AdText({ car }: { car: Pick<CarView, 'id' | 'revision'> }) {
  const { t } = useTranslation(['stock', 'common'])
  const { http } = useServices()
  const [copied, setCopied] = useState(false)
  const { data } = useQuery({
    queryKey: [...carKeys.adText(car.id), car.revision],
    queryFn: () => getAdText(http, car.id),
  })
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 4_000)
    return () => clearTimeout(timer)
  }, [copied])
  if (data === undefined) return null
  return (
    <Card
      title={t('ad.title')}
      description={t('ad.text')}
      actions={
        <Button
          size="small"
          onClick={async () => {
            await navigator.clipboard.writeText(data)
            setCopied(true)
          }}
        >
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          <span aria-live="polite">{t(copied ? 'common:actions.copied' : 'ad.copy')}</span>
        </Button>
      }
    >
      <Textarea readOnly rows={10} aria-label={t('ad.title')} value={data} />
    </Card>
  )
}
