import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { readStockTotals, type StockTotals } from './stock-totals.sql.ts'

const DAY_MS = 86_400_000
const SPAN_DAYS = 30

export interface StockFigure {
  source: string
  metric: 'volume' | 'volume_before' | 'revenue' | 'revenue_before' | 'stock_units' | 'stock_days'
  scope: 'now' | 'before'
  value: number
  unit: 'BRL' | 'count' | 'day'
  period: 'month' | null
  path: string
}

/** What was sold in thirty days and in the thirty before, and what stands on the lot: for whoever advises the company. */
export async function readStockFigures(scope: TenantScope): Promise<StockFigure[]> {
  const now = scope.clock.now()
  const spanAgo = (spans: number) => new Date(now.getTime() - spans * SPAN_DAYS * DAY_MS)
  const totals = await readStockTotals(scope, { now, since: spanAgo(1), before: spanAgo(2) })
  const sold = totals.sold + totals.sold_before === 0 ? [] : salesOf(totals)
  return [...sold, ...(totals.offered === 0 ? [] : lotOf(totals))]
}

const SALES = { scope: 'now', period: 'month', path: '/estoque?situacao=sold' } as const
const EARLIER = { ...SALES, scope: 'before' } as const
const LOT = { scope: 'now', period: null, path: '/estoque?situacao=available' } as const

function salesOf({ sold, sold_cents, sold_before, sold_before_cents }: StockTotals): StockFigure[] {
  return [
    { ...SALES, source: 'cars.sold', metric: 'volume', value: sold, unit: 'count' },
    { ...EARLIER, source: 'cars.sold_before', metric: 'volume_before', value: sold_before, unit: 'count' },
    { ...SALES, source: 'cars.revenue', metric: 'revenue', value: sold_cents / 100, unit: 'BRL' },
    {
      ...EARLIER,
      source: 'cars.revenue_before',
      metric: 'revenue_before',
      value: sold_before_cents / 100,
      unit: 'BRL',
    },
  ]
}

function lotOf({ offered, days }: StockTotals): StockFigure[] {
  return [
    { ...LOT, source: 'cars.offered', metric: 'stock_units', value: offered, unit: 'count' },
    { ...LOT, source: 'cars.days', metric: 'stock_days', value: Math.round(days ?? 0), unit: 'day' },
  ]
}
