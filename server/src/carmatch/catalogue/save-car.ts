import type { CarAttributes, CarStatus } from '@recado/contracts/cars'
import type { CarId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { changeStock } from './car-settings.sql.ts'
import { type CarRow, findCar, insertCar, type NewCar, setStatusRow, updateCarRow } from './cars.sql.ts'
import { errors } from './errors.ts'
import type { CarMeter } from './ports.ts'

export type CarContent = Omit<NewCar, 'id' | 'stock_key' | 'arrived_at'> & {
  stock_key?: string | undefined
  arrived_at?: Date | undefined
}

/** @throws car_key_taken (409), quota_exceeded (402) */
export async function createCar(scope: TenantScope, meter: CarMeter, car: CarContent): Promise<CarRow> {
  const id = newId<CarId>()
  const stock_key = car.stock_key ?? id.slice(-12)
  await meter.requireAny(scope)
  await changeStock(scope, meter, async () => {
    const arrived_at = car.arrived_at ?? scope.clock.now()
    if (!(await insertCar(scope, { ...car, id, stock_key, arrived_at }))) throw errors.car_key_taken()
  })
  const { title, price_cents, status } = car
  await recordAct(scope, {
    action: 'car.created',
    targetKind: 'car',
    targetId: id,
    after: { title, price_cents, status },
  })
  return requireCar(scope, id)
}

/** @throws not_found (404) */
export async function updateCar(
  scope: TenantScope,
  meter: CarMeter,
  id: CarId,
  changes: Partial<Pick<NewCar, 'title' | 'description' | 'options' | 'price_cents' | 'attributes' | 'arrived_at'>>,
): Promise<CarRow> {
  const before = await requireCar(scope, id)
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const car = { ...before, attributes: before.attributes as CarAttributes, ...given }
  await changeStock(scope, meter, () => updateCarRow(scope, id, car))
  await recordAct(scope, {
    ...{ action: 'car.updated', targetKind: 'car', targetId: id },
    ...{ before: pick(before, given), after: given },
  })
  return requireCar(scope, id)
}

/** @throws not_found (404), quota_exceeded (402) when it comes back into a full stock */
export async function setCarStatus(scope: TenantScope, meter: CarMeter, id: CarId, status: CarStatus): Promise<CarRow> {
  const before = await requireCar(scope, id)
  if (before.status === status) return before
  await changeStock(scope, meter, () => setStatusRow(scope, id, status))
  await recordAct(scope, {
    ...{ action: 'car.status_changed', targetKind: 'car', targetId: id },
    ...{ before: { status: before.status }, after: { status } },
  })
  return requireCar(scope, id)
}

/** @throws not_found (404) */
export async function requireCar(scope: TenantScope, id: CarId): Promise<CarRow> {
  const row = await findCar(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  return row
}

function pick(row: CarRow, like: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, row[key as keyof CarRow]]))
}
