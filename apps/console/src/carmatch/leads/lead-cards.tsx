import { CarId } from '@recado/contracts/ids'
import type { LeadCar as Car, LeadDetail } from '@recado/contracts/leads'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { Card } from '../../design/card.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { CarPicture } from '../stock/car-picture.tsx'
import { useCarWords } from '../stock/use-car-words.ts'
import { STAGE_TONES } from './stage-tones.ts'

type LeadCar = z.output<typeof Car>

/** What is known of a lead: its cars, what they answered, each time they came, and who moved it. */
export function LeadCards({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const words = useCarWords()
  const facts = lead.answers.length > 0 || lead.wishes.length > 0 || lead.trade_in !== null || lead.visit_at !== null
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <Card title={t('cards.cars')} flush={lead.cars.length > 0}>
          <Cars cars={lead.cars} empty={t('no_car')} />
        </Card>
        {lead.seen_cars.length > 0 && (
          <Card title={t('cards.seen')} flush>
            <Cars
              cars={lead.seen_cars}
              empty=""
              noteOf={(car) => ('opened' in car && car.opened ? t('opened') : t('seen'))}
            />
          </Card>
        )}
        <Card title={t('cards.touches')}>
          <ol className="grid gap-3 text-13">
            {lead.touches.map((touch) => (
              <li key={touch.id} className="grid gap-0.5">
                <span className="text-12 text-ink-soft">
                  {touch.portal || t(`channels.${touch.channel}`)} · <RelativeTime value={touch.at} />
                  {touch.ad_ref !== '' && ` · ${t('ad', { ref: touch.ad_ref })}`}
                </span>
                {touch.message !== '' && <span className="break-words whitespace-pre-line">{touch.message}</span>}
                {touch.cars.length > 0 && (
                  <span className="text-ink-soft">{format.list(touch.cars.map(({ title }) => title))}</span>
                )}
              </li>
            ))}
          </ol>
        </Card>
      </div>
      <div className="grid min-w-0 gap-4">
        {facts && (
          <Card title={t('cards.answers')}>
            <dl className="grid gap-2 text-13">
              {lead.answers.map(({ question, answer }) => (
                <Fact key={question} name={question}>
                  {answer}
                </Fact>
              ))}
              {lead.wishes.length > 0 && <Fact name={t('wishes')}>{format.list(lead.wishes)}</Fact>}
              {lead.trade_in !== null && (
                <Fact name={t('trade_in')}>
                  {[
                    lead.trade_in.description,
                    lead.trade_in.year,
                    lead.trade_in.km !== null && t('km', { km: format.number(lead.trade_in.km) }),
                    lead.trade_in.value_cents !== null && format.money(lead.trade_in.value_cents),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Fact>
              )}
              {lead.visit_at !== null && <Fact name={t('visit_at')}>{format.weekdayAndTime(lead.visit_at)}</Fact>}
            </dl>
          </Card>
        )}
        <Card title={t('cards.history')}>
          {lead.history.length === 0 ? (
            <p className="text-13 text-ink-soft">{t('history_empty')}</p>
          ) : (
            <ol className="grid gap-3 text-13">
              {lead.history.map(({ at, stage, by_name, car, price_cents, note }) => (
                <li key={at.getTime()} className="grid gap-0.5">
                  <span className="flex flex-wrap items-center gap-2">
                    <Badge tone={STAGE_TONES[stage]}>{t(`stage.${stage}`)}</Badge>
                    <span className="text-12 text-ink-soft">
                      {by_name !== '' && `${by_name} · `}
                      <RelativeTime value={at} />
                    </span>
                  </span>
                  {car !== null && (
                    <span>
                      {[car.title, price_cents !== null && words.price(price_cents)].filter(Boolean).join(' · ')}
                    </span>
                  )}
                  {note !== '' && <span className="break-words text-ink-soft">{note}</span>}
                </li>
              ))}
            </ol>
          )}
        </Card>
        <p className="text-12 text-ink-faint">
          {lead.consent === null
            ? t('no_consent')
            : t('consent', { version: lead.consent.version, when: format.dateTime(lead.consent.at) })}
        </p>
      </div>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-b border-line pb-2 last:border-0 last:pb-0 sm:grid-cols-2">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}

interface CarsProps {
  cars: readonly (LeadCar | LeadDetail['seen_cars'][number])[]
  empty: string
  noteOf?(car: CarsProps['cars'][number]): string
}

function Cars({ cars, empty, noteOf }: CarsProps) {
  const { t } = useTranslation('leads')
  const words = useCarWords()
  if (cars.length === 0) return <p className="text-13 text-ink-soft">{empty}</p>
  return (
    <ul>
      {cars.map((car) => (
        <li
          key={car.id ?? car.title}
          className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-0 sm:px-5"
        >
          <CarPicture url={car.small_photo_url} className="h-12 w-16" />
          <span className="grid min-w-0 flex-1 gap-0.5">
            {car.id === null || car.status === null ? (
              <span className="text-13 font-medium">{car.title}</span>
            ) : (
              <Link
                to="/estoque/carros/$id"
                params={{ id: wireId(CarId, car.id) }}
                className="text-13 font-medium hover:underline"
              >
                {car.title}
              </Link>
            )}
            <span className="text-12 text-ink-soft">
              {[
                car.price_cents !== null && words.price(car.price_cents),
                car.status !== null && car.status !== 'available' && t(`car_status.${car.status}`),
                noteOf?.(car),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
