import { MOST_FAVOURITES } from '@recado/contracts/car-pages'
import { expect, test } from 'vitest'
import { createFavourites } from '../src/client/favourites.ts'

const idOf = (n: number) => `car_${String(n).padStart(26, '0')}`

function storage(content?: string): Storage {
  const kept = new Map(content === undefined ? [] : [['recado.cars.favourites', content]])
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  } as unknown as Storage
}

test('what is kept is there for the next page, the newest first, and no more than can be asked for', () => {
  const kept = storage()
  const favourites = createFavourites(() => kept)
  for (let n = 0; n <= MOST_FAVOURITES; n++) favourites.toggle(idOf(n))
  favourites.toggle(idOf(3))
  const next = createFavourites(() => kept).list()
  expect(next[0]).toBe(idOf(MOST_FAVOURITES))
  expect(next).not.toContain(idOf(3))
  expect(next).toHaveLength(MOST_FAVOURITES - 1)
})

test.each(['no json', '{}', '[1,"<script>","car_x"]'])(
  'whatever stands in the storage, %s, is no favourite',
  (content) => {
    expect(createFavourites(() => storage(content)).list()).toEqual([])
  },
)

test('a browser that keeps nothing remembers while the page stands', () => {
  const favourites = createFavourites(() => {
    throw new Error('forbidden')
  })
  favourites.toggle(idOf(1))
  expect(favourites.list()).toEqual([idOf(1)])
})
