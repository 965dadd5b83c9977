import type { ListOnPage } from '@recado/contracts/car-pages'

const KEY = 'recado.cars.list'

interface LastList {
  id: string
  /** Ids of its cars, in their order. */
  cars: string[]
}

/** Remembers, while the tab is open, which list a car was found in: a lead says what it came of. */
export function keepList({ id, items }: Pick<ListOnPage, 'id' | 'items'>): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ id, cars: items.map((car) => car.id) } satisfies LastList))
  } catch {
    // Then the lead comes without it.
  }
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
