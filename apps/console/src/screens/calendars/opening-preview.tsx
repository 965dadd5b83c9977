import { PreviewOpeningBody } from '@recado/contracts/calendars'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleSlash, Clock, DoorOpen } from 'lucide-react'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Notice } from '../../design/notice.tsx'
import { useServices } from '../../services.ts'
import { previewOpening } from './calendars.api.ts'
import { useOpeningWords } from './use-opening-words.ts'

/** What the hours on the screen mean at this moment, saved or not, with holidays and the zone's clock. */
export function OpeningPreview({ values }: { values: z.input<typeof PreviewOpeningBody> }) {
  const { t } = useTranslation('calendars')
  const { http } = useServices()
  const words = useOpeningWords()
  const { timezone, hours, national_holidays, optional_holidays, holidays } = values
  const asked = useDeferredValue(JSON.stringify({ timezone, hours, national_holidays, optional_holidays, holidays }))
  const body = PreviewOpeningBody.safeParse(JSON.parse(asked))
  const opening = useQuery({
    queryKey: ['opening-preview', asked],
    queryFn: () => previewOpening(http, JSON.parse(asked)),
    enabled: body.success,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    gcTime: 0,
  })
  if (!body.success) {
    return (
      <Notice icon={CircleSlash} tone="warn">
        {t('preview_invalid')}
      </Notice>
    )
  }
  if (opening.data === undefined) return <div className="h-11 rounded-8 bg-sunken" />
  const { open, next_opening } = opening.data
  return (
    <div role="status">
      <Notice icon={open ? DoorOpen : Clock} tone={open ? 'good' : next_opening === null ? 'warn' : 'accent'}>
        {open ? t('preview_open') : t('preview_closed', { next: words(next_opening, timezone ?? 'UTC') })}
      </Notice>
    </div>
  )
}
