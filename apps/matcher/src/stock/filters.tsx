import { CAR_PAGES, type StockFilter, type StockFilters } from '@recado/contracts/car-pages'
import { Icon } from '../layout/icon.tsx'
import { type PageTools, usePage } from '../page-tools.ts'
import { filterAddress } from './filter-address.ts'
import { FilterForm } from './filter-form.tsx'

/** Filters of the stock; what is chosen can be taken away one by one. */
export function Filters({ filters }: { filters: StockFilters }) {
  const tools = usePage()
  const { t } = tools
  const chosen = chosenFilters(filters, tools)
  return (
    <div class="filters">
      <details class="filter-sheet">
        <summary class="button button-quiet">
          <Icon name="filter" />
          {t('filter.title')}
          {chosen.length > 0 && <span class="count">{chosen.length}</span>}
        </summary>
        <FilterForm filters={filters} />
      </details>
      {chosen.length > 0 && (
        <ul class="chosen" aria-label={t('filter.chosen')}>
          {chosen.map(({ name, label }) => (
            <li key={name}>
              <a class="chip chip-on" href={filterAddress(filters, name)}>
                {label}
                <Icon name="close" />
                <span class="unseen">{t('filter.remove')}</span>
              </a>
            </li>
          ))}
          <li>
            <a class="chip" href={CAR_PAGES.stock}>
              {t('filter.clear')}
            </a>
          </li>
        </ul>
      )}
    </div>
  )
}

function chosenFilters(filters: StockFilters, { t, formats, config: { stock } }: PageTools) {
  const labelOf = (values: readonly { value: string; label: string }[], value: string | undefined) =>
    value === undefined ? undefined : (values.find((each) => each.value === value)?.label ?? value)
  const figure = (value: string | undefined, word: (amount: number) => string) =>
    value === undefined ? undefined : word(Number(value))
  const all: [StockFilter, string | undefined][] = [
    ['q', filters.q === undefined ? undefined : `“${filters.q}”`],
    ['marca', labelOf(stock.brands, filters.marca)],
    ['tipo', labelOf(stock.bodies, filters.tipo)],
    ['combustivel', labelOf(stock.fuels, filters.combustivel)],
    ['cambio', labelOf(stock.transmissions, filters.cambio)],
    ['preco_max', figure(filters.preco_max, (reais) => t('filter.up_to', { value: formats.money(reais * 100) }))],
    ['ano_min', figure(filters.ano_min, (year) => t('filter.from', { value: String(year) }))],
    ['km_max', figure(filters.km_max, (km) => t('filter.up_to', { value: formats.km(km) }))],
  ]
  return all.flatMap(([name, label]) => (label === undefined ? [] : [{ name, label }]))
}
