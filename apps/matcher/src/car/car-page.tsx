import { CAR_PAGES, type CarPageView } from '@recado/contracts/car-pages'
import { useEffect } from 'preact/hooks'
import { takeToldList } from '../client/last-list.ts'
import { track } from '../client/track.ts'
import { WhatsAppLink } from '../layout/whatsapp-link.tsx'
import { LeadForm } from '../lead/lead-form.tsx'
import { usePage } from '../page-tools.ts'
import { CarGrid } from '../stock/car-grid.tsx'
import { FavouriteButton } from '../stock/favourite-button.tsx'
import { Gallery } from './gallery.tsx'
import { Instalment } from './instalment.tsx'
import { nameCar, sayFacts } from './say-car.ts'
import { ShareButton } from './share-button.tsx'

/** A car: photos, price, what is known of it, and the ways to the shop. */
export function CarPage({ page: { car } }: { page: CarPageView }) {
  const tools = usePage()
  const { t, formats } = tools
  useEffect(() => {
    const list = takeToldList(car.id)
    track(
      { kind: 'car_opened', surface: 'car', car_id: car.id, ...(list !== undefined && { recommendation_id: list }) },
      { once: true },
    )
  }, [car.id])
  return (
    <>
      <nav class="crumbs" aria-label={t('crumb.label')}>
        <a href={CAR_PAGES.stock}>{t('crumb.back')}</a>
      </nav>
      <article class="car">
        <Gallery car={car} />
        <div class="car-side">
          <div class="car-head">
            {car.status === 'reserved' && <p class="mark mark-strong">{t('status.reserved')}</p>}
            <h1>{nameCar(car)}</h1>
            <p class="car-line">{sayFacts(car, tools).join(' · ')}</p>
            <p class="car-price">
              <strong>{formats.money(car.price_cents)}</strong>
              {car.price_before_cents !== null && (
                <s>
                  <span class="unseen">{t('car.before')} </span>
                  {formats.money(car.price_before_cents)}
                </s>
              )}
            </p>
            <p class={`fipe fipe-${car.price_position.position}`}>{car.price_position.text}</p>
          </div>
          <div class="car-acts car-acts-main">
            <WhatsAppLink look="button" car={car} />
            <a class="button" href="#interesse">
              {t('lead.door')}
            </a>
          </div>
          <div class="car-acts car-acts-small">
            <FavouriteButton car={car} wide />
            <ShareButton car={car} />
          </div>
          <Instalment car={car} />
        </div>
        <div class="car-more">
          <section>
            <h2>{t('car.facts')}</h2>
            <dl class="facts">
              {car.facts.map(({ key, label, value }) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
          {car.options.length > 0 && (
            <section>
              <h2>{t('car.options')}</h2>
              <ul class="options">
                {car.options.map((option) => (
                  <li key={option}>{option}</li>
                ))}
              </ul>
            </section>
          )}
          {car.description !== '' && (
            <section>
              <h2>{t('car.description')}</h2>
              <p class="description">{car.description}</p>
            </section>
          )}
        </div>
        <section class="car-lead" id="interesse" aria-labelledby="lead-title">
          <LeadForm cars={[car]} />
        </section>
      </article>
      {car.similar.length > 0 && (
        <section class="part">
          <h2>{t('car.similar')}</h2>
          <CarGrid cars={car.similar} />
        </section>
      )}
    </>
  )
}
