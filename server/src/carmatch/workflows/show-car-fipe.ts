import type { CarFipeView } from '@recado/contracts/fipe'
import type { CarId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { pricePosition, requireCar, withFipe } from '../catalogue/index.ts'
import { createRenderer } from '../recommendations/index.ts'
import type { Shop } from './shop.ts'

/** @throws not_found (404) */
export async function showCarFipe({ shop }: { shop: Shop }, scope: TenantScope, id: CarId): Promise<CarFipeView> {
  const car = await requireCar(scope, id)
  const [known = car] = await withFipe(scope, [car])
  const { model, wording } = await shop.policies.live(scope)
  const { fipe_cents, km_per_litre } = known.attributes
  const { position, ratio } = pricePosition(model, { price_cents: car.price_cents, fipe_cents })
  const mention = { attribute: 'fipe_position', position: position === 'fair' ? ('inside' as const) : position }
  const isOfTable = car.attributes.km_per_litre === undefined && typeof km_per_litre === 'number'
  return {
    position,
    fipe_cents: typeof fipe_cents === 'number' ? fipe_cents : null,
    km_per_litre: isOfTable ? km_per_litre : null,
    text: createRenderer(model, wording).mention({ ...mention, ...(ratio === undefined ? {} : { value: ratio }) }),
  }
}
