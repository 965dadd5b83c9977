import { CAR_PAGES, type StockFilter, type StockFilters } from '@recado/contracts/car-pages'
import { usePage } from '../page-tools.ts'

const PRICES = [30, 40, 50, 60, 80, 100, 120, 150, 200, 300, 500].map((thousand) => thousand * 1_000)
const KILOMETRES = [10_000, 20_000, 30_000, 50_000, 80_000, 100_000, 150_000]
/** More are no choice any more. */
const MOST_YEARS = 15

/** A form that works without any script: each choice is a part of the stock's address. */
export function FilterForm({ filters }: { filters: StockFilters }) {
  const { t, formats, config } = usePage()
  const { stock } = config
  const { price_cents, year } = stock
  const prices = PRICES.filter((reais) => price_cents !== null && reais * 100 >= price_cents.min)
  const years =
    year === null
      ? []
      : Array.from({ length: Math.min(MOST_YEARS, year.max - year.min + 1) }, (_none, n) => year.max - n)
  return (
    <form action={CAR_PAGES.stock} method="get" class="filter-form">
      <Choice name="marca" label={t('filter.brand')} filters={filters} options={counted(stock.brands)} />
      <Choice name="tipo" label={t('filter.body')} filters={filters} options={counted(stock.bodies)} />
      <Choice
        name="preco_max"
        label={t('filter.price')}
        filters={filters}
        options={prices.map((reais) => ({
          value: String(reais),
          label: t('filter.up_to', { value: formats.money(reais * 100) }),
        }))}
      />
      <Choice
        name="ano_min"
        label={t('filter.year')}
        filters={filters}
        options={years.map((each) => ({ value: String(each), label: t('filter.from', { value: String(each) }) }))}
      />
      <Choice
        name="km_max"
        label={t('filter.km')}
        filters={filters}
        options={KILOMETRES.map((km) => ({
          value: String(km),
          label: t('filter.up_to', { value: formats.km(km) }),
        }))}
      />
      <Choice name="cambio" label={t('filter.gearbox')} filters={filters} options={counted(stock.transmissions)} />
      <Choice name="combustivel" label={t('filter.fuel')} filters={filters} options={counted(stock.fuels)} />
      <Choice
        name="ordem"
        label={t('sort.label')}
        filters={filters}
        any={t('sort.newest')}
        options={(['cheapest', 'dearest', 'km', 'year'] as const).map((value) => ({
          value,
          label: t(`sort.${value}`),
        }))}
      />
      <button type="submit" class="button filter-submit">
        {t('filter.show')}
      </button>
    </form>
  )
}

interface Option {
  value: string
  label: string
}

const counted = (values: readonly (Option & { count: number })[]): Option[] =>
  values.map(({ value, label, count }) => ({ value, label: `${label} (${count})` }))

interface ChoiceProps {
  name: StockFilter
  label: string
  filters: StockFilters
  options: readonly Option[]
  /** What no choice is called. */
  any?: string
}

function Choice({ name, label, filters, options, any }: ChoiceProps) {
  const { t } = usePage()
  const chosen = filters[name]
  // What stands in the address is kept, also when it is none of what is offered.
  const isOffered = chosen === undefined || options.some(({ value }) => value === chosen)
  return (
    <label class="field">
      <span>{label}</span>
      <select name={name}>
        <option value="">{any ?? t('filter.any')}</option>
        {!isOffered && (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
