import { carEndpoints } from '@recado/contracts/cars'
import type { TenantId } from '@recado/contracts/ids'
import { matcherEndpoints } from '@recado/contracts/matcher'
import type { Locale } from '@recado/contracts/wire'
import { protectUpload } from '../../../http/protect-upload.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { shopAction, shopRoute } from '../../../http/public/shop-route.ts'
import { StorageError } from '../../../platform/storage/index.ts'
import { estimateInstalment, recommendationErrors } from '../../recommendations/index.ts'
import { showCar, showShop } from '../../workflows/show-shop.ts'
import { encodeJpeg, findPublicCars, listCars, openPhoto, presentPublicCars } from '../index.ts'

const WEEK_SECONDS = 604_800
const TENANT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Photos of cars, for whoever was given the address: buyers, and places where they are advertised. */
export const carPhotoFile = publicRoute(carEndpoints.photoFile, {
  limit: 'file',
  handler: async ({ services, reply, params }) => {
    const [, name, type] = /^([0-9a-f]{32}(?:-middle|-small)?)\.(webp|jpg)$/.exec(params.name) ?? []
    if (name === undefined || !TENANT.test(params.tenant)) throw new StorageError('storage_not_found')
    const { stream, meta } = await openPhoto(services.storage, params.tenant as TenantId, name)
    const sent = protectUpload(reply).header('cache-control', `public, max-age=${WEEK_SECONDS}, immutable`)
    if (type === 'jpg') return sent.header('content-type', 'image/jpeg').send(await encodeJpeg(stream))
    return sent.header('content-type', meta.contentType).header('content-length', meta.size).send(stream)
  },
})

export const matcherConfig = shopAction(matcherEndpoints.config, {
  handler: async ({ services, source, tenant }) => {
    const { brand } = await services.brands.ofTenant(tenant)
    const shown = { name: brand.companyName, contact: brand.contact }
    return services.withTenant(source, (scope) => showShop(services, scope, shown))
  },
})

export const listPublicCars = shopRoute(matcherEndpoints.listCars, {
  handler: async ({ scope, query: { sort, cursor, limit, ...given } }) => {
    const filters = {
      ...{ status: ['available' as const], body: given.body, fuel: given.fuel, transmission: given.transmission },
      ...{ brand: given.brand, q: given.q, kmMax: given.km_max },
      ...{ priceMin: given.price_min, priceMax: given.price_max, yearMin: given.year_min, yearMax: given.year_max },
    }
    const { items, next_cursor } = await listCars(scope, filters, { sort, cursor, limit })
    return { items: await presentPublicCars(scope, items), next_cursor }
  },
})

export const listPublicCarsById = shopRoute(matcherEndpoints.listCarsByIds, {
  handler: async ({ scope, query: { ids } }) => {
    const found = await findPublicCars(scope, ids)
    return { items: ids.flatMap((id) => found.get(id) ?? []) }
  },
})

export const getPublicCar = shopRoute(matcherEndpoints.getCar, {
  handler: ({ services, scope, params: { id } }) => showCar(services, scope, id),
})

export const estimateCarInstalment = shopRoute(matcherEndpoints.estimate, {
  handler: async ({ services: { shop, texts }, scope, params: { id }, query }) => {
    const car = (await findPublicCars(scope, [id])).get(id)
    if (car === undefined) throw recommendationErrors.car_gone()
    const { content } = await shop.policies.live(scope)
    const given = { down_payment: query.down_payment_cents ?? 0, trade_in: query.trade_in_cents ?? 0 }
    const words = { texts, locale: scope.tenant.locale as Locale }
    return estimateInstalment(car.price_cents, given, content.finance, words)
  },
})
