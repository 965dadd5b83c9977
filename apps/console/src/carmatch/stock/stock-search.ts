import type { CarQuery } from '@recado/contracts/cars'
import { CAR_BODY_NAMES, CAR_FUEL_NAMES, CAR_GEARBOX_NAMES, CarSort, CarStatus } from '@recado/contracts/cars'
import type { Given } from '@recado/contracts/endpoint'

/** What the address of the list says: which cars, in which order. What is not there is not asked for. */
export interface StockSearch {
  busca?: string
  situacao?: CarStatus
  carroceria?: (typeof CAR_BODY_NAMES)[number]
  cambio?: (typeof CAR_GEARBOX_NAMES)[number]
  combustivel?: (typeof CAR_FUEL_NAMES)[number]
  /** In reais. */
  preco_de?: number
  preco_ate?: number
  ano_de?: number
  km_ate?: number
  ordem?: CarSort
}

export type StockFilter = Exclude<keyof StockSearch, 'busca' | 'ordem'>

/** Whatever stands in an address becomes a search; what is none is left out. */
export function readStockSearch(search: Record<string, unknown>): StockSearch {
  const oneOf = <Value extends string>(values: readonly Value[], given: unknown) => values.find((one) => one === given)
  const amount = (given: unknown) => {
    const number = Number(given)
    return given !== '' && Number.isSafeInteger(number) && number > 0 && number <= 10_000_000 ? number : undefined
  }
  return withoutUndefined({
    busca: typeof search.busca === 'string' && search.busca.trim() !== '' ? search.busca.slice(0, 100) : undefined,
    situacao: oneOf(CarStatus.options, search.situacao),
    carroceria: oneOf(CAR_BODY_NAMES, search.carroceria),
    cambio: oneOf(CAR_GEARBOX_NAMES, search.cambio),
    combustivel: oneOf(CAR_FUEL_NAMES, search.combustivel),
    preco_de: amount(search.preco_de),
    preco_ate: amount(search.preco_ate),
    ano_de: amount(search.ano_de),
    km_ate: amount(search.km_ate),
    ordem: oneOf(CarSort.options, search.ordem),
  })
}

/** The question that the server is asked. Without a word on the status: what is on offer or held for somebody. */
export function queryOf({ busca, situacao, preco_de, preco_ate, ...rest }: StockSearch) {
  return withoutUndefined({
    q: busca,
    status: situacao === undefined ? ['available', 'reserved'] : [situacao],
    body: rest.carroceria === undefined ? undefined : [rest.carroceria],
    fuel: rest.combustivel === undefined ? undefined : [rest.combustivel],
    transmission: rest.cambio,
    price_min: preco_de === undefined ? undefined : preco_de * 100,
    price_max: preco_ate === undefined ? undefined : preco_ate * 100,
    year_min: rest.ano_de,
    km_max: rest.km_ate,
    sort: rest.ordem,
  }) satisfies Given<typeof CarQuery>
}

/** Those that narrow the list beyond what it shows by itself. */
export function filtersOf({ busca: _q, ordem: _sort, ...filters }: StockSearch): StockFilter[] {
  return Object.keys(filters) as StockFilter[]
}

type Defined<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> }

function withoutUndefined<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<Values>
}
