import { type CarOnPage, carPagePath, type MatchedOnPage } from '@recado/contracts/car-pages'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { CARD_SIZES, cardSources } from '../car/photo-sources.ts'
import { sayFacts } from '../car/say-car.ts'
import { track } from '../client/track.ts'
import { useSeen } from '../client/use-seen.ts'
import { usePage } from '../page-tools.ts'
import { surfaceOf } from '../surface-of.ts'
import { FavouriteButton } from './favourite-button.tsx'
import { Marks } from './marks.tsx'
import { Why } from './why.tsx'

export interface CarCardProps {
  car: CarOnPage | MatchedOnPage
  /** Its picture is asked for at once: it is in sight when the page comes. */
  isFirst?: boolean
  /** Of the list it was recommended in. */
  recommendationId?: string | undefined
  position?: number
  headingLevel?: 2 | 3
  children?: ComponentChildren
}

/** A car in a list: the picture, what it costs, what it is and why; a press anywhere opens its page. */
export function CarCard({ car, isFirst, recommendationId, position, headingLevel = 3, children }: CarCardProps) {
  const tools = usePage()
  const { t, formats, kind } = tools
  const Heading = `h${headingLevel}` as const
  const place = {
    ...{ surface: surfaceOf(kind), car_id: car.id },
    ...(recommendationId !== undefined && { recommendation_id: recommendationId }),
    ...(position !== undefined && { position }),
  }
  const sources = cardSources(car)
  const card = useRef<HTMLElement>(null)
  useSeen(card, () => track({ kind: 'car_seen', ...place }, { once: true }))
  return (
    <article class={`card${car.status === 'reserved' ? ' card-reserved' : ''}`} ref={card}>
      <div class="card-picture">
        {sources === undefined ? (
          <div class="no-photo">{t('car.no_photo')}</div>
        ) : (
          <img
            src={sources.src}
            srcset={sources.srcset}
            sizes={CARD_SIZES}
            width="400"
            height="300"
            alt=""
            decoding="async"
            {...(isFirst ? { fetchpriority: 'high' as const } : { loading: 'lazy' as const })}
          />
        )}
        <Marks car={car} />
        <FavouriteButton car={car} />
      </div>
      <div class="card-body">
        <Heading class="card-title">
          <a href={carPagePath(car)} onClick={() => track({ kind: 'car_opened', ...place })}>
            {car.title}
          </a>
        </Heading>
        <p class="card-facts">{sayFacts(car, tools).join(' · ')}</p>
        <p class="card-price">
          <strong>{formats.money(car.price_cents)}</strong>
          {car.price_before_cents !== null && (
            <s>
              <span class="unseen">{t('car.before')} </span>
              {formats.money(car.price_before_cents)}
            </s>
          )}
        </p>
        {'reasons' in car && <Matched car={car} />}
        {children}
      </div>
    </article>
  )
}

function Matched({ car }: { car: MatchedOnPage }) {
  const { t, formats } = usePage()
  const { price_position, estimate, reasons, trade_off, misses } = car
  return (
    <>
      {estimate !== null && estimate.monthly_cents > 0 && (
        <p class="card-monthly">{t('car.monthly', { amount: formats.money(estimate.monthly_cents) })}</p>
      )}
      <p class={`fipe fipe-${price_position.position}`}>{price_position.text}</p>
      <Why reasons={reasons} misses={misses} tradeOff={trade_off} />
    </>
  )
}
