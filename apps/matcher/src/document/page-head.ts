import {
  CAR_PAGES,
  CARD_SIZE,
  type CarOnPage,
  carCardPath,
  carPagePath,
  type DetailOnPage,
  type PageView,
  STOCK_FILTERS,
  type StockPageView,
} from '@recado/contracts/car-pages'
import { CARD_SIZES, cardSources, GALLERY_SIZES, photoSources } from '../car/photo-sources.ts'
import { nameCar, sayFacts } from '../car/say-car.ts'
import type { PageTools } from '../page-tools.ts'

export interface PageHead {
  title: string
  description: string
  canonical: string
  /** Whether search engines should show it. */
  indexed: boolean
  image?: { url: string; width: number; height: number }
  /** The first picture in sight. */
  picture?: { href: string; srcset?: string; sizes?: string }
}

/** What a page is called, for search engines, tabs and previews of links. */
export function describePage(page: Exclude<PageView, { kind: 'closed' }>, origin: string, tools: PageTools): PageHead {
  const { t, shop, config } = tools
  const at = (path: string) => `${origin}${path}`
  const company = shop.name
  const hidden = (title: string, path: string, extra: Partial<PageHead> = {}): PageHead => ({
    ...{ title, description: title, canonical: at(path), indexed: false },
    ...extra,
  })
  switch (page.kind) {
    case 'stock':
      return describeStock(page, tools, at)
    case 'car':
      return describeCar(page.car, tools, at)
    case 'find':
      return {
        title: t('head.find', { company }),
        description: t('head.find_description', { company }),
        canonical: at(CAR_PAGES.find),
        indexed: config.stock.count > 0,
      }
    case 'shared':
      return hidden(t('head.shared', { company }), `${CAR_PAGES.shared}/${page.shared.token}`, {
        description: t.count('shared.text', page.shared.cars.length, { company }),
        ...imageOf(page.shared.cars[0], at),
      })
    case 'gone':
      return hidden(t('head.gone', { company }), CAR_PAGES.stock)
    case 'results':
      return hidden(t('head.results', { company }), CAR_PAGES.results)
    case 'compare':
      return hidden(t('head.compare', { company }), CAR_PAGES.compare)
    case 'favourites':
      return hidden(t('head.favourites', { company }), CAR_PAGES.favourites)
    case 'missing':
      return hidden(t('head.missing', { company }), CAR_PAGES.stock)
  }
}

type At = (path: string) => string

function describeStock(page: StockPageView, { t, shop, config }: PageTools, at: At): PageHead {
  const { filters, cars, is_first } = page
  const { stock } = config
  const chosen = STOCK_FILTERS.filter((name) => filters[name] !== undefined)
  const [only] = chosen
  // One brand or one kind of car is a page of its own; other choices are views of the same stock.
  const isOwn = chosen.length === 1 && (only === 'marca' || only === 'tipo')
  const facet = isOwn ? [...stock.brands, ...stock.bodies].find(({ value }) => value === filters[only]) : undefined
  const values = { company: shop.name, count: stock.count, what: facet?.label ?? '' }
  const [first] = cars
  const sources = first === undefined ? undefined : cardSources(first)
  return {
    title: t(facet === undefined ? 'head.stock' : 'head.stock_of', values),
    description: t('head.stock_description', values),
    canonical: at(
      facet === undefined || only === undefined
        ? CAR_PAGES.stock
        : `${CAR_PAGES.stock}?${new URLSearchParams({ [only]: facet.value })}`,
    ),
    indexed: stock.count > 0 && is_first && (chosen.length === 0 || facet !== undefined),
    ...imageOf(first, at),
    ...(sources === undefined ? {} : { picture: { href: sources.src, srcset: sources.srcset, sizes: CARD_SIZES } }),
  }
}

function describeCar(car: DetailOnPage, tools: PageTools, at: At): PageHead {
  const { t, formats, shop } = tools
  const [photo] = car.photos
  const sources = photo === undefined ? undefined : photoSources(photo)
  return {
    title: t('head.car', { car: nameCar(car), price: formats.money(car.price_cents), company: shop.name }),
    description: `${sayFacts(car, tools).join(' · ')}. ${t('head.car_at', { company: shop.name })}`,
    canonical: at(carPagePath(car)),
    indexed: true,
    ...imageOf(car, at),
    ...(sources === undefined ? {} : { picture: { href: sources.src, srcset: sources.srcset, sizes: GALLERY_SIZES } }),
  }
}

function imageOf(car: CarOnPage | undefined, at: At): Pick<PageHead, 'image'> {
  return car === undefined || car.photo_url === null ? {} : { image: { url: at(carCardPath(car.id)), ...CARD_SIZE } }
}
