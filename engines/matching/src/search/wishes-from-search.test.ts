import { describe, expect, it } from 'vitest'
import { carModel } from '../cars/index.ts'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import { match } from '../match/match.ts'
import { readSearch } from './read-search.ts'
import { wishesFromSearch } from './wishes-from-search.ts'

const model = carModel({ year: 2026 })
const wishesOf = (text: string) => wishesFromSearch(model, readSearch(text, { year: 2026 }))
const car = { price_cents: 5_000_000, km: 40_000, year: 2020 }
const found = (text: string, rows: Record<string, unknown>[]): string[] => {
  const catalogue = prepareCatalogue(
    model,
    rows.map((row) => ({ ...car, ...row })),
  )
  const { matches, relaxed } = match(catalogue, wishesOf(text))
  expect(relaxed).toEqual([])
  return matches.map(({ id }) => id).toSorted()
}

describe('a search as wishes', () => {
  it('filters by every attribute that can be typed', () => {
    const rows = [
      { id: 'a', body: 'suv', color: 'white', engine_litres: 1.3, turbo: true, seats: 7, doors: 4, armored: false },
      { id: 'b', body: 'suv', color: 'black', engine_litres: 2, turbo: false, seats: 5, doors: 4, condition: 'used' },
      { id: 'c', body: 'hatch', color: 'white', engine_litres: 1, seats: 5, doors: 2, condition: 'new' },
    ]
    expect(found('suv branco', rows)).toEqual(['a'])
    expect(found('turbo de 7 lugares', rows)).toEqual(['a'])
    expect(found('motor 2.0 pra cima, seminovo', rows)).toEqual(['b'])
    expect(found('duas portas, 0 km', rows)).toEqual(['c'])
  })

  it('lets pass what says nothing of what is refused, and nothing of what is asked', () => {
    const rows = [{ id: 'says', armored: true, color: 'red' }, { id: 'silent' }]
    expect(found('não quero blindado', rows)).toEqual(['silent'])
    expect(found('vermelho não', rows)).toEqual(['silent'])
    expect(found('vermelho', rows)).toEqual(['says'])
  })

  it('weighs as the questionnaire would have, and affords what down payment and instalment pay', () => {
    const wishes = wishesOf('pra família, com segurança, 20 mil de entrada e parcelas de 1.500 em 48x')
    expect(wishes.weights.airbags).toBeGreaterThan(model.byKey.get('airbags')!.weight)
    const limit = wishes.constraints.find(({ attribute }) => attribute === 'price_cents')
    expect(limit).toMatchObject({ op: 'max' })
  })

  it('leaves out what no question takes', () => {
    expect(wishesOf('parcela de 900 mil, bom de revenda, meu gol 2014 na troca')).toMatchObject({
      constraints: [],
      weights: {},
    })
  })
})
