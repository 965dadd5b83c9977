import { TOLD_LIST } from '@recado/contracts/car-pages'

const KEY = 'recado.cars.list'

interface LastList {
  id: string
  /** Ids of its cars, in their order. */
  cars: string[]
}

/** Remembers, while the tab is open, which list a car was found in: a lead says what it came of. */
export function keepList({ id, items }: { id: string; items: readonly { id: string }[] }): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ id, cars: items.map((car) => car.id) } satisfies LastList))
  } catch {
    // Then the lead comes without it.
  }
}

/** Whoever comes by the address of a list that they were told in a conversation comes of that list. */
export function takeToldList(carId: string): string | undefined {
  const id = new URLSearchParams(location.search).get(TOLD_LIST)
  if (id === null || !/^rec_[0-9a-z]{26}$/.test(id)) return undefined
  if (listOfCar(carId) !== id) keepList({ id, items: [{ id: carId }] })
  return id
}

/** The last list, if it had the car. */
export function listOfCar(carId: string): string | undefined {
  try {
    const kept: Partial<LastList> = JSON.parse(sessionStorage.getItem(KEY) ?? '{}')
    return Array.isArray(kept.cars) && kept.cars.includes(carId) ? kept.id : undefined
  } catch {
    return undefined
  }
}
