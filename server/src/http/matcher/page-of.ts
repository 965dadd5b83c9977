import {
  type AnswersOnPage,
  CAR_IDS,
  CAR_PAGES,
  carIdOfPath,
  carPagePath,
  MOST_COMPARED,
  type PageView,
  type QuestionnaireOnPage,
  SEARCH_WORDS,
  type ShopOnPage,
} from '@recado/contracts/car-pages'
import { matcherEndpoints } from '@recado/contracts/matcher'
import type { Answered, AskDoor } from './ask-door.ts'
import { readAnswers } from './read-answers.ts'
import { pageOfStock } from './stock-filters.ts'

type Open = Exclude<PageView, { kind: 'closed' }>
/** What all pages of a shop have. */
type Shared = Pick<Open, 'locale' | 'brand' | 'config'>

export type FoundPage =
  | { kind: 'page'; status: number; view: PageView }
  | { kind: 'moved'; to: string }
  /** A door would not answer: too many requests, or the shop is closed meanwhile. */
  | { kind: 'refused'; status: number; retryAfter: string | undefined }

interface Asked {
  ask: AskDoor
  shared: Omit<Shared, 'config'>
  path: string
  query: URLSearchParams
}

/** What stands at an address of a shop's pages. */
export async function pageOf({ ask, shared: known, path, query }: Asked): Promise<FoundPage> {
  const config = ask(matcherEndpoints.config)
  switch (path) {
    case CAR_PAGES.stock: {
      const [shop, found] = await Promise.all([config, pageOfStock(ask, query)])
      return answer(shop, found, ({ cars, ...list }, shared) => ok({ ...shared, kind: 'stock', cars, ...list }))
    }
    case CAR_PAGES.find:
    case CAR_PAGES.results: {
      const [shop, asked] = await Promise.all([config, ask(matcherEndpoints.questionnaire)])
      return answer(shop, asked, (questionnaire, shared) => ok(questionPage(path, { questionnaire, query, shared })))
    }
    case CAR_PAGES.favourites: {
      const shop = await config
      return answer(shop, shop, (_same, shared) => ok({ ...shared, kind: 'favourites' }))
    }
    case CAR_PAGES.compare: {
      const ids = [...new Set((query.get(CAR_IDS) ?? '').split(','))].slice(0, MOST_COMPARED)
      const asked = ids.map((id) => ask(matcherEndpoints.getCar, { params: { id } }))
      const [shop, ...cars] = await Promise.all([config, ...asked])
      // Whatever is gone, or was never there, stands beside nothing.
      const there = cars.flatMap((car) => (car.ok ? [car.body] : []))
      return answer(shop, shop, (_same, shared) => ok({ ...shared, kind: 'compare', cars: there }))
    }
    default:
      return otherPage({ ask, config: await config, path, shared: known })
  }

  function answer<Body>(
    shop: Answered<ShopOnPage>,
    content: Answered<Body>,
    make: (body: Body, shared: Shared) => FoundPage,
  ): FoundPage {
    if (!shop.ok) return { kind: 'refused', ...refusalOf(shop) }
    if (!content.ok) return { kind: 'refused', ...refusalOf(content) }
    return make(content.body, { ...known, config: shop.body })
  }
}

interface AskedQuestions {
  questionnaire: QuestionnaireOnPage
  query: URLSearchParams
  shared: Shared
}

function questionPage(path: string, { questionnaire, query, shared }: AskedQuestions): PageView {
  const answers: AnswersOnPage = readAnswers(questionnaire, query)
  if (path === CAR_PAGES.find) return { ...shared, kind: 'find', questionnaire, answers }
  const words = query.get(SEARCH_WORDS)?.trim().slice(0, 500) ?? ''
  return { ...shared, kind: 'results', questionnaire, answers, words: words === '' ? null : words }
}

interface OtherPage {
  ask: AskDoor
  config: Answered<ShopOnPage>
  path: string
  shared: Omit<Shared, 'config'>
}

/** A car's page, a shared list, or nothing. */
async function otherPage({ ask, config, path, shared: known }: OtherPage): Promise<FoundPage> {
  if (!config.ok) return { kind: 'refused', ...refusalOf(config) }
  const shared = { ...known, config: config.body }
  const [, , first = '', second] = path.split('/')
  const id = second === undefined ? carIdOfPath(first) : undefined
  if (id !== undefined) {
    const car = await ask(matcherEndpoints.getCar, { params: { id } })
    if (car.ok) {
      const itsPath = carPagePath(car.body)
      return path === itsPath ? ok({ ...shared, kind: 'car', car: car.body }) : { kind: 'moved', to: itsPath }
    }
    if (car.status === 410)
      return { kind: 'page', status: 410, view: { ...shared, kind: 'gone', cars: await newest(ask) } }
    if (car.status !== 404) return { kind: 'refused', ...refusalOf(car) }
  }
  if (`${CAR_PAGES.shared}/${second}` === path && second !== undefined) {
    const list = await ask(matcherEndpoints.getShare, { params: { token: second } })
    if (list.ok) return ok({ ...shared, kind: 'shared', shared: list.body })
  }
  return { kind: 'page', status: 404, view: { ...shared, kind: 'missing', cars: await newest(ask) } }
}

/** What is offered where there is nothing of what was asked for. */
async function newest(ask: AskDoor) {
  const found = await ask(matcherEndpoints.listCars, { query: new URLSearchParams({ limit: '6' }) })
  return found.ok ? found.body.items : []
}

function ok(view: PageView): FoundPage {
  return { kind: 'page', status: 200, view }
}

function refusalOf({ status, retryAfter }: { status: number; retryAfter: string | undefined }) {
  return { status, retryAfter }
}
