import { listCars, namePhoto, storePhoto } from '../carmatch/catalogue/index.ts'
import { pictures } from '../platform/pictures.ts'
import type { Services } from '../services.ts'
import type { ScopeSource } from '../tenancy/tenant-scope.ts'
import { type CarBody, drawCar } from './draw-car.ts'
import { drawScene } from './draw-scene.ts'

/** Photos of a company's stock, drawn by us. */
export const DRAW_CARS_JOB = 'demo.draw_cars'

const PAINTS: Readonly<Record<string, string>> = {
  ...{ white: '#eceeee', silver: '#aeb4b8', black: '#22262b', gray: '#5f666b', red: '#a61c22', blue: '#23487a' },
  ...{ brown: '#5b4331', beige: '#cbbf9f' },
}
const DRAWN: Readonly<Record<string, CarBody>> = { hatch: 'hatch', sedan: 'sedan', suv: 'suv', pickup: 'pickup' }

/** One picture for each body and colour, named by all cars that look so and have none. */
export async function drawStock(
  services: Pick<Services, 'withTenant' | 'storage'>,
  source: ScopeSource,
  signal: AbortSignal,
): Promise<void> {
  const { items } = await services.withTenant(source, (scope) =>
    listCars(scope, {}, { sort: 'oldest', cursor: undefined, limit: 100 }),
  )
  const bare = items.filter(({ photo_count }) => photo_count === 0)
  for (const cars of Map.groupBy(bare, ({ attributes }) => `${attributes.body} ${attributes.color}`).values()) {
    signal.throwIfAborted()
    const [first] = cars
    const picture = await drawPhoto(String(first?.attributes.body), String(first?.attributes.color))
    const stored = await storePhoto(services, source, picture)
    await services.withTenant(source, async (scope) => {
      for (const { id } of cars) await namePhoto(scope, id, stored)
    })
  }
}

function drawPhoto(body: string, colour: string): Promise<Buffer> {
  const drawn = drawScene('lot') + drawCar(DRAWN[body] ?? 'suv', PAINTS[colour] ?? '#7c858c')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 960" width="960" height="720">${drawn}</svg>`
  return pictures()(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer()
}
