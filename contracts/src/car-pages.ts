import type { z } from 'zod'
import type { CAR_BODY_NAMES, CAR_FUEL_NAMES, CAR_GEARBOX_NAMES } from './cars.ts'
import type { MatcherConfig, PublicCarDetail, PublicQuestionnaire, ShareView } from './matcher.ts'
import type { MatchAnswers } from './questionnaires.ts'
import type { MatchedCar, PublicCar, RecommendationView } from './recommendations.ts'
import type { TenantConfig } from './tenant-config.ts'
import type { Locale } from './wire.ts'

// A dealer's public pages: where they are and what each is made of. The server reads the content through the public doors of
// `matcher.ts`, as any browser would, and apps/matcher makes pages of it, there and once more in the browser. No schema is
// needed at run time.

/** Addresses on the company's host. Everything else there is the console's. */
export const CAR_PAGES = {
  stock: '/carros',
  find: '/carros/encontrar',
  results: '/carros/resultado',
  compare: '/carros/comparar',
  favourites: '/carros/favoritos',
  shared: '/carros/lista',
  card: '/carros/cartao',
  sitemap: '/carros/mapa.xml',
} as const

/** The address of a car ends with its id; what stands before is for people. */
export function carPagePath({ slug, id }: { slug: string; id: string }): string {
  return `${CAR_PAGES.stock}/${slug === '' ? '' : `${slug}-`}${id}`
}

/** Names the list in which somebody was told of a car in a conversation, so that what comes of it is known. */
export const TOLD_LIST = 'lista'

/** The id that an address of a car ends with. */
export function carIdOfPath(name: string): string | undefined {
  return /(?:^|-)(car_[0-9a-z]{26})$/.exec(name)?.[1]
}

/** Picture of a car for previews of its link: JPEG, because not every messenger shows WebP. */
export function carCardPath(id: string): string {
  return `${CAR_PAGES.card}/${id}.jpg`
}

export const CARD_SIZE = { width: 1200, height: 630 } as const
export const MOST_COMPARED = 4
/** As many as `list-public-cars-by-id` takes. */
export const MOST_FAVOURITES = 24

// As they cross the wire: ids and instants are text.
export type CarOnPage = z.input<typeof PublicCar>
export type MatchedOnPage = z.input<typeof MatchedCar>
export type DetailOnPage = z.input<typeof PublicCarDetail>
export type ListOnPage = z.input<typeof RecommendationView>
export type QuestionnaireOnPage = z.input<typeof PublicQuestionnaire>
export type QuestionOnPage = QuestionnaireOnPage['questions'][number]
export type ShopOnPage = z.input<typeof MatcherConfig>
export type SharedOnPage = z.input<typeof ShareView>
export type BrandOnPage = z.input<typeof TenantConfig>['branding']

export type AnswersOnPage = z.input<typeof MatchAnswers>

export type BodyName = (typeof CAR_BODY_NAMES)[number]
export type FuelName = (typeof CAR_FUEL_NAMES)[number]
export type GearboxName = (typeof CAR_GEARBOX_NAMES)[number]

/** As the form sends them, in the names of the address. Prices in whole reais. */
export const STOCK_FILTERS = [
  'q',
  'marca',
  'tipo',
  'combustivel',
  'cambio',
  'preco_max',
  'ano_min',
  'km_max',
  'ordem',
] as const
export type StockFilter = (typeof STOCK_FILTERS)[number]
export type StockFilters = Partial<Record<StockFilter, string>>
/** Where the next page of the stock begins. */
export const STOCK_CURSOR = 'depois'
/** Of the results' address: words that were typed. Its other names are questions. */
export const SEARCH_WORDS = 'busca'
/** Of addresses that name cars. */
export const CAR_IDS = 'carro'

interface Page<Kind extends string> {
  kind: Kind
  locale: Locale
  brand: BrandOnPage
  config: ShopOnPage
}

export type StockPageView = Page<'stock'> & {
  filters: StockFilters
  cars: CarOnPage[]
  /** Address of the next page. */
  next: string | null
  is_first: boolean
}
export type CarPageView = Page<'car'> & { car: DetailOnPage }
/** Sold, or no longer on offer: says so, and offers others. */
export type GonePageView = Page<'gone'> & { cars: CarOnPage[] }
export type FindPageView = Page<'find'> & { questionnaire: QuestionnaireOnPage; answers: AnswersOnPage }
export type ResultsPageView = Page<'results'> & {
  questionnaire: QuestionnaireOnPage
  words: string | null
  answers: AnswersOnPage
}
export type ComparePageView = Page<'compare'> & { cars: DetailOnPage[] }
/** Which they are, the browser alone knows. */
export type FavouritesPageView = Page<'favourites'>
export type SharedPageView = Page<'shared'> & { shared: SharedOnPage }
export type MissingPageView = Page<'missing'> & { cars: CarOnPage[] }
/** A company that shows nobody anything now (it has a name), or a host that nobody has. */
export interface ClosedPageView {
  kind: 'closed'
  locale: Locale
  brand: BrandOnPage | null
}

export type PageView =
  | StockPageView
  | CarPageView
  | GonePageView
  | FindPageView
  | ResultsPageView
  | ComparePageView
  | FavouritesPageView
  | SharedPageView
  | MissingPageView
  | ClosedPageView

/** What a page needs beside its content. */
export interface PageContext {
  /** Of the page's policy: every script and style has it. */
  nonce: string
  /** Where search engines are told that the pages are: the company's own domain, if it has one. No slash at its end. */
  origin: string
  /** Addresses of the build: its script, and what that will ask for next. */
  script: string
  preload: readonly string[]
}

/** What apps/matcher's build for the server exports. */
export type RenderPage = (page: PageView, context: PageContext) => string
