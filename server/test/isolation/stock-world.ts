import { decodeId, encodeId } from '@recado/contracts/ids'
import { beginImport, createCar, createFeed, linkPhoto } from '../../src/carmatch/catalogue/index.ts'
import { createPortal, insertArrival } from '../../src/carmatch/leads/index.ts'
import { publishQuestionnaire } from '../../src/carmatch/questionnaires/index.ts'
import { carMeter } from '../../src/carmatch/workflows/car-meter.ts'
import { takeLead } from '../../src/carmatch/workflows/take-lead.ts'
import type { ScopeSource } from '../../src/tenancy/tenant-scope.ts'
import { grantCars } from '../cars/grant-cars.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A car with a photo, a feed and an import; ids as the wire shows them. */
export interface StockWorld {
  carId: string
  carPhotoId: string
  carFeedId: string
  carImportId: string
  questionnaireVersionId: string
  leadId: string
  leadPortalId: string
  leadArrivalId: string
}

export async function buildStockWorld(
  house: TestHouse,
  call: ScopeSource,
): Promise<{ world: StockWorld; marks: string[] }> {
  const mark = call.tenant.id.slice(-12)
  const tenant = await grantCars(house, call.tenant, 100)
  const title = `Carro ${mark}`
  const stock_key = `estoque-${mark}`
  const url = `https://fotos-${mark}.exemplo.com.br/1.jpg`
  const feedUrl = `https://feed-${mark}.exemplo.com.br/estoque.xml`
  const world = await house.services.withTenant({ ...call, tenant }, async (scope) => {
    const car = await createCar(scope, carMeter, {
      ...{ title, stock_key, status: 'available', description: `Descrição ${mark}`, options: [] },
      ...{ price_cents: 5_990_000, attributes: { brand: `Marca ${mark}` } },
    })
    const photo = await linkPhoto(scope, car.id, url)
    const feed = await createFeed(scope, carMeter, {
      ...{ name: `Integração ${mark}`, url: feedUrl, every_hours: null, map: {}, price_unit: null },
    })
    const file = { source: 'file', name: `estoque-${mark}.csv`, sizeBytes: 10, complete: true } as const
    const begun = await beginImport(scope, carMeter, file)
    const mine = { beganWith: 0, note: `Nota ${mark}` }
    const version = await publishQuestionnaire(scope, mine, (problem) => ({ ...problem, text: '' }))
    const lead = await takeLead(house.services, scope, {
      ...{ channel: 'hand', portal: '', name: `Lead ${mark}`, phone: '', email: `lead-${mark}@exemplo.com.br` },
      ...{ message: `Pedido ${mark}`, carIds: [car.id], externalId: null },
    })
    const { portal, token } = await createPortal(scope, { kind: 'olx', name: `Portal ${mark}` })
    const arrival = await insertArrival(scope, { token }, { channel: 'portal', body: { name: `Chegada ${mark}` } })
    return {
      leadId: encodeId('led', lead.id),
      leadPortalId: encodeId('lpo', portal.id),
      leadArrivalId: encodeId('lar', arrival ?? ''),
      questionnaireVersionId: encodeId('qnv', version.id),
      carId: encodeId('car', car.id),
      carPhotoId: encodeId('cph', photo.id),
      carFeedId: encodeId('cfd', feed.id),
      carImportId: encodeId('cim', begun.id),
    }
  })
  const words = [
    title,
    stock_key,
    url,
    feedUrl,
    `Descrição ${mark}`,
    `Marca ${mark}`,
    `Integração ${mark}`,
    `Nota ${mark}`,
    ...[`Lead ${mark}`, `Pedido ${mark}`, `Portal ${mark}`, `Chegada ${mark}`],
  ]
  const inside = Object.values(world).map((id) => decodeId(id.slice(0, 3), id) ?? id)
  return { world, marks: [...Object.values(world), ...inside, ...words] }
}
