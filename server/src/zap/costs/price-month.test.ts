import type { ConnectionId } from '@recado/contracts/ids'
import { describe, expect, it } from 'vitest'
import { forecastMonth, priceMonth } from './price-month.ts'
import { RATES, rateOn } from './rates.ts'

const rate = { from: '2026-10-01', free_service_monthly: 1_000, micros: { service: 6_800, marketing: 62_500 } }
const count = (category: string, messages: number, id = 'a') => ({
  ...{ connection_id: id as ConnectionId, name: id, category, messages },
})

describe('the price of a month', () => {
  it('begins after the free service messages of each number', () => {
    const { lines, total } = priceMonth([count('service', 1_200), count('service', 900, 'b')], rate)
    expect(lines.map(({ free, total_micros }) => [free, total_micros])).toEqual([
      [1_000, 200 * 6_800],
      [900, 0],
    ])
    expect(total).toBe(200 * 6_800)
  })

  it('has no price for a category that is not known, and says so', () => {
    expect(priceMonth([count('of_next_year', 5)], rate).lines[0]).toMatchObject({
      price_micros: null,
      total_micros: null,
    })
  })

  it('is foreseen with the free messages used up once', () => {
    expect(forecastMonth([count('service', 900)], rate, 0.5)).toBe(800 * 6_800)
    expect(forecastMonth([count('service', 900)], rate, 1)).toBe(0)
  })
})

describe('the prices of a day', () => {
  it('are those that began last', () => {
    expect(rateOn('2026-09-30').micros.service).toBe(0)
    expect(rateOn('2026-10-01').micros.service).toBeGreaterThan(0)
    expect(rateOn('2020-01-01')).toEqual(RATES.rates[0])
  })
})
