import { setImmediate } from 'node:timers/promises'
import type { FipePreview, FipeTableView } from '@recado/contracts/fipe'
import type { Model } from '@recado/matching'
import { carModel } from '@recado/matching/cars'
import { type FipeTable, fipeKey, fipeSteps } from '@recado/matching/fipe'
import { actorRecord } from '../../tenancy/actor.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { changeStock } from './car-settings.sql.ts'
import { listOffers } from './cars.sql.ts'
import { cleanText } from './clean-text.ts'
import { errors } from './errors.ts'
import { type FipePrice, findFipeTable, replaceFipe } from './fipe-prices.sql.ts'
import type { CarMeter } from './ports.ts'
import { pricePosition } from './price-position.ts'
import { addFipe, withFipe } from './with-fipe.ts'

const MOST_PROBLEMS = 50
const MOST_SAMPLED = 5

/** What a table would come to: how the cars on offer would stand. */
export async function previewFipe(scope: TenantScope, { rows, refused }: FipeTable): Promise<FipePreview> {
  const prices = new Map<string, FipePrice[]>()
  for (const row of rows) {
    const key = fipeKey(row) ?? ''
    const known = prices.get(key)
    if (known === undefined) prices.set(key, [row])
    else known.push(row)
  }
  const cars = (await listOffers(scope)).map((car) => addFipe(car, prices))
  return {
    ...{ rows: rows.length, refused: refused.length, coverage: coverageOf(modelOf(scope), cars) },
    problems: refused.slice(0, MOST_PROBLEMS).map((one) => ({ ...one, text: cleanText(one.text, 120) })),
    sample: rows.slice(0, MOST_SAMPLED).map(({ brand, model, version, year, price_cents }) => ({
      ...{ brand, model, version, year, price_cents },
    })),
  }
}

/** Every car's position is another one from now on. */
export async function replaceFipeTable(
  scope: TenantScope,
  meter: CarMeter,
  { name, rows, refused }: FipeTable & { name: string },
): Promise<FipeTableView> {
  const table = {
    ...{ name, rows: rows.length, refused: refused.length },
    ...{ uploaded_by_name: actorRecord(scope.actor).name ?? '', uploaded_at: scope.clock.now() },
  }
  await changeStock(scope, meter, () => replaceFipe(scope, { table, rows }))
  const act = { action: 'fipe_table.replaced', targetKind: 'tenant', targetId: scope.tenant.id }
  await recordAct(scope, { ...act, after: { name, rows: rows.length } })
  return showFipe(scope)
}

export async function deleteFipeTable(scope: TenantScope, meter: CarMeter): Promise<void> {
  await changeStock(scope, meter, () => replaceFipe(scope, undefined))
  await recordAct(scope, { action: 'fipe_table.deleted', targetKind: 'tenant', targetId: scope.tenant.id })
}

export async function showFipe(scope: TenantScope): Promise<FipeTableView> {
  const table = await findFipeTable(scope)
  const cars = await withFipe(scope, await listOffers(scope))
  return {
    table:
      table === undefined
        ? null
        : {
            ...{ name: table.name, rows: table.rows, refused: table.refused },
            ...{ uploaded_by: table.uploaded_by_name, uploaded_at: table.uploaded_at },
          },
    coverage: coverageOf(modelOf(scope), cars),
  }
}

/** Reads a file while others are answered. @throws fipe_unreadable (422) for what is no table of prices */
export async function readFipeFile(bytes: Uint8Array): Promise<FipeTable> {
  const steps = fipeSteps(bytes)
  let step = steps.next()
  // Ends: with the file's steps.
  while (step.done !== true) {
    await setImmediate()
    step = steps.next()
  }
  const table = step.value
  if (table.stop !== undefined || table.rows.length === 0) throw errors.fipe_unreadable()
  // As the attributes of cars are, which they are compared with.
  const rows = table.rows.map((row) => ({
    ...row,
    brand: cleanText(row.brand, 60),
    model: cleanText(row.model, 80),
    version: cleanText(row.version, 160),
  }))
  return { ...table, rows }
}

const modelOf = ({ clock }: TenantScope): Model => carModel({ year: clock.now().getFullYear() })

function coverageOf(
  model: Model,
  cars: readonly { price_cents: number; attributes: Readonly<Record<string, unknown>> }[],
): FipeTableView['coverage'] {
  const counts = { below: 0, fair: 0, above: 0, unknown: 0 }
  for (const { price_cents, attributes } of cars)
    counts[pricePosition(model, { price_cents, fipe_cents: attributes.fipe_cents }).position]++
  return counts
}
