import { ApiProblem } from '@recado/client/api-problem'
import type { CarOnPage } from '@recado/contracts/car-pages'
import type { PublicLead } from '@recado/contracts/matcher'
import { useRef, useState } from 'preact/hooks'
import type { z } from 'zod'
import { ask } from '../client/ask.ts'
import { buyerKey, newActId } from '../client/buyer.ts'
import { listOfCar } from '../client/last-list.ts'
import { track } from '../client/track.ts'
import { usePage } from '../page-tools.ts'
import { surfaceOf } from '../surface-of.ts'
import { LeadFields } from './lead-fields.tsx'
import { LeadSent } from './lead-sent.tsx'
import { readLead } from './read-lead.ts'

type Sent = z.input<typeof PublicLead>

interface LeadFormProps {
  /** What it is about; none: the shop's help with a whole list. */
  cars: readonly CarOnPage[]
  recommendationId?: string
}

/** Name, phone and a yes to being called: the shop gets it in its inbox. What was written stays when it cannot be sent. */
export function LeadForm({ cars, recommendationId }: LeadFormProps) {
  const { t, locale, config, shop, kind } = usePage()
  const [sent, setSent] = useState<Sent>()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiProblem | 'cut'>()
  // One form is one act, however often it is sent.
  const act = useRef(newActId())
  const hasBegun = useRef(false)
  const [car] = cars
  if (sent !== undefined) return <LeadSent lead={sent} />
  const problems = failure instanceof ApiProblem ? (failure.problem.errors ?? []) : []
  return (
    <form
      class="lead"
      onFocusCapture={() => {
        if (hasBegun.current) return
        hasBegun.current = true
        track({ kind: 'lead_form_opened', surface: surfaceOf(kind), ...(car && { car_id: car.id }) })
      }}
      onSubmit={async (event) => {
        event.preventDefault()
        if (isBusy) return
        setBusy(true)
        setFailure(undefined)
        const list = recommendationId ?? (car === undefined ? undefined : listOfCar(car.id))
        const body = {
          ...readLead(new FormData(event.currentTarget)),
          ...{ buyer_key: buyerKey(), client_id: act.current, consent_version: config.consent.version },
          car_ids: cars.map(({ id }) => id),
          ...(list !== undefined && { recommendation_id: list }),
        }
        try {
          setSent(await ask<Sent>('leave', { locale, body }))
        } catch (error) {
          setFailure(error instanceof ApiProblem ? error : 'cut')
        } finally {
          setBusy(false)
        }
      }}
    >
      <h2 id="lead-title">{t(car === undefined ? 'lead.title_list' : 'lead.title')}</h2>
      <p class="lead-lead">{t('lead.lead', { company: shop.name })}</p>
      <LeadFields problems={problems} message={car === undefined ? '' : t('lead.message_about', { car: car.title })} />
      {failure !== undefined && (
        <p class="callout callout-bad" role="alert">
          {failure === 'cut' ? t('lead.cut') : failure.problem.detail || t('lead.failed')}
        </p>
      )}
      <button type="submit" class="button button-wide" disabled={isBusy}>
        {t(isBusy ? 'lead.sending' : 'lead.send')}
      </button>
    </form>
  )
}
