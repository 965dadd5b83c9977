import { CAR_BODY_NAMES, CAR_FUEL_NAMES, CAR_GEARBOX_NAMES, CarStatus } from '@recado/contracts/cars'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Popover } from '../../design/popover.tsx'
import { Select } from '../../design/select.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { filtersOf, type StockFilter, type StockSearch } from './stock-search.ts'
import { useCarWords } from './use-car-words.ts'

interface StockFiltersProps {
  search: StockSearch
  onChange(changes: Partial<Record<StockFilter, string | number | undefined>>): void
}

const ANY = 'any'
const CHOICES = [
  ['situacao', 'status', CarStatus.options],
  ['carroceria', 'bodies', CAR_BODY_NAMES],
  ['cambio', 'gearboxes', CAR_GEARBOX_NAMES],
  ['combustivel', 'fuels', CAR_FUEL_NAMES],
] as const
const AMOUNTS = ['preco_de', 'preco_ate', 'ano_de', 'km_ate'] as const

/** What narrows the list, behind one button. */
export function StockFilters({ search, onChange }: StockFiltersProps) {
  const { t } = useTranslation('stock')
  const count = filtersOf(search).length
  return (
    <Popover
      label={t('filters.label')}
      align="end"
      trigger={
        <Button>
          <SlidersHorizontal size={16} aria-hidden />
          {count === 0 ? t('filters.label') : t('filters.chosen', { count })}
        </Button>
      }
    >
      <div className="grid w-76 max-w-full gap-3.5">
        {CHOICES.map(([filter, words, values]) => (
          <Field key={filter} label={t(`filters.${filter}`)}>
            <Select
              value={search[filter] ?? ANY}
              onChange={(value) => onChange({ [filter]: value === ANY ? undefined : value })}
              options={[
                { value: ANY, label: t(filter === 'situacao' ? 'filters.on_offer' : 'filters.any') },
                ...values.map((value) => ({ value, label: t(`${words}.${value}` as 'fuels.flex') })),
              ]}
            />
          </Field>
        ))}
        <div className="grid grid-cols-2 gap-3">
          {AMOUNTS.map((filter) => (
            <Field key={filter} label={t(`filters.${filter}`)}>
              <Input
                inputMode="numeric"
                autoComplete="off"
                defaultValue={search[filter] ?? ''}
                onChange={({ target }) => onChange({ [filter]: target.value.replace(/\D/g, '') })}
              />
            </Field>
          ))}
        </div>
      </div>
    </Popover>
  )
}

/** The filters that are set, each to be taken away by itself. */
export function ChosenFilters({ search, onChange }: StockFiltersProps) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const words = useCarWords()
  const filters = filtersOf(search)
  if (filters.length === 0) return null
  const wordsOf = (filter: StockFilter): string => {
    const value = search[filter]
    const [, group] = CHOICES.find(([name]) => name === filter) ?? []
    if (group !== undefined) return t(`${group}.${value}` as 'fuels.flex')
    const amount = Number(value)
    const said =
      filter === 'ano_de' ? String(amount) : filter === 'km_ate' ? format.number(amount) : words.price(amount * 100)
    return t(`filters.chip.${filter}` as 'filters.chip.km_ate', { value: said })
  }
  return (
    <ul className="flex flex-wrap gap-1.5">
      {filters.map((filter) => (
        <li key={filter} className="flex">
          <Chip text={wordsOf(filter)} onRemove={() => onChange({ [filter]: undefined })} />
        </li>
      ))}
    </ul>
  )
}
