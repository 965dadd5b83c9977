import { CarSort } from '@recado/contracts/cars'
import { Link } from '@tanstack/react-router'
import { CarFront, Download, FileUp, Plus, Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonStyle } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Input } from '../../design/input.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { Select } from '../../design/select.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { CarRow } from './car-row.tsx'
import { carKeys, listCars } from './stock.api.ts'
import { ChosenFilters, StockFilters } from './stock-filters.tsx'
import { StockRoom } from './stock-room.tsx'
import { filtersOf, queryOf } from './stock-search.ts'
import { useStockSearch } from './use-stock-search.ts'

const ExportDialog = lazy(() => import('./export-dialog.tsx').then((file) => ({ default: file.ExportDialog })))

/** What the company has to sell. */
export function StockScreen() {
  const { t } = useTranslation('stock')
  const { http } = useServices()
  const may = useMay()
  const writes = may('cars.write')
  const { search, typed, type, change, clear } = useStockSearch()
  const [exporting, setExporting] = useState(false)
  const query = queryOf(search)
  const list = useKeysetList(carKeys.list(query), (cursor) => listCars(http, query, cursor))
  const narrowed = search.busca !== undefined || filtersOf(search).length > 0
  const create = writes && (
    <Link to="/estoque/carros/$id" params={{ id: 'novo' }} className={buttonStyle({ kind: 'secondary' })}>
      <Plus size={16} aria-hidden />
      {t('new')}
    </Link>
  )
  const bring = writes && (
    <Link to="/estoque/importar" className={buttonStyle({ kind: 'primary' })}>
      <FileUp size={16} aria-hidden />
      {t('import')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={may('usage.read') && <StockRoom />} />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <div className="relative min-w-full flex-1 sm:min-w-56">
          <Search
            size={16}
            className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-faint"
            aria-hidden
          />
          <Input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={typed}
            onChange={({ target }) => type(target.value)}
            className="pl-9"
          />
        </div>
        <Select
          aria-label={t('sort_label')}
          value={search.ordem ?? 'newest'}
          onChange={(ordem) => change({ ordem: ordem === 'newest' ? undefined : ordem })}
          options={CarSort.options.map((value) => ({ value, label: t(`sorts.${value}`) }))}
          className="w-44!"
        />
        <StockFilters search={search} onChange={change} />
        <span className="ml-auto flex gap-2">
          <Button onClick={() => setExporting(true)}>
            <Download size={16} aria-hidden />
            {t('export.open')}
          </Button>
          {create}
        </span>
      </div>
      <div className="mb-3 empty:hidden">
        <ChosenFilters search={search} onChange={change} />
      </div>
      <Card flush>
        <ListView
          list={list}
          empty={
            narrowed ? (
              <EmptyState
                icon={Search}
                title={t('nothing_title')}
                action={<Button onClick={clear}>{t('clear')}</Button>}
              >
                {t('nothing')}
              </EmptyState>
            ) : (
              <EmptyState
                icon={CarFront}
                title={t('empty_title')}
                action={
                  writes && (
                    <span className="flex flex-wrap justify-center gap-2">
                      {bring}
                      {create}
                    </span>
                  )
                }
              >
                {t(writes ? 'empty' : 'empty_reader')}
              </EmptyState>
            )
          }
        >
          {(cars) => (
            <ul aria-label={t('title')}>
              {cars.map((car) => (
                <CarRow key={car.id} car={car} />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
      {exporting && (
        <Suspense>
          <ExportDialog onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </>
  )
}
