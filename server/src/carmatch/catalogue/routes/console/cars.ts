import { Readable } from 'node:stream'
import { carEndpoints, MAX_CAR_PHOTO_BYTES } from '@recado/contracts/cars'
import { consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { revised } from '../../../../http/revision.ts'
import { consoleUrl } from '../../../../tenancy/console-url.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import { carMeter } from '../../../workflows/car-meter.ts'
import { writeAdText } from '../../../workflows/write-ad-text.ts'
import {
  addPhoto,
  createCar,
  deletePhoto,
  exportCars,
  linkPhoto,
  listCars,
  listPhotoRows,
  listPriceRows,
  orderPhotos,
  presentCar,
  presentPhoto,
  requireCar,
  setCarStatus,
  updateCar,
} from '../../index.ts'

const present = ({ tenant }: TenantScope, car: Awaited<ReturnType<typeof requireCar>>) =>
  revised(presentCar(tenant.id, car))

export const listTenantCars = consoleRoute(carEndpoints.list, {
  permission: 'cars.read',
  handler: async ({ scope, query: { sort, cursor, limit, ...given } }) => {
    const filters = {
      ...{ status: given.status, body: given.body, fuel: given.fuel, transmission: given.transmission },
      ...{ brand: given.brand, feedId: given.feed_id, q: given.q, kmMax: given.km_max },
      ...{ priceMin: given.price_min, priceMax: given.price_max, yearMin: given.year_min, yearMax: given.year_max },
    }
    const { items, next_cursor } = await listCars(scope, filters, { sort, cursor, limit })
    return { items: items.map((car) => present(scope, car)), next_cursor }
  },
})

export const createOneCar = consoleRoute(carEndpoints.create, {
  permission: 'cars.write',
  handler: async ({ scope, body }) => present(scope, await createCar(scope, carMeter, body)),
})

export const getOneCar = consoleRoute(carEndpoints.get, {
  permission: 'cars.read',
  handler: async ({ scope, params: { id } }) => present(scope, await requireCar(scope, id)),
})

export const updateOneCar = consoleRoute(carEndpoints.update, {
  permission: 'cars.write',
  edits: { kind: 'car', read: async ({ scope, params: { id } }) => present(scope, await requireCar(scope, id)) },
  handler: async ({ scope, params: { id }, body }) => present(scope, await updateCar(scope, carMeter, id, body)),
})

export const setOneCarStatus = consoleRoute(carEndpoints.setStatus, {
  permission: 'cars.write',
  handler: async ({ scope, params: { id }, body }) =>
    present(scope, await setCarStatus(scope, carMeter, id, body.status)),
})

export const listCarPrices = consoleRoute(carEndpoints.listPrices, {
  permission: 'cars.read',
  handler: async ({ scope, params: { id } }) => {
    await requireCar(scope, id)
    return { items: await listPriceRows(scope, id) }
  },
})

export const listCarPhotos = consoleRoute(carEndpoints.listPhotos, {
  permission: 'cars.read',
  handler: async ({ scope, params: { id } }) => {
    await requireCar(scope, id)
    return { items: (await listPhotoRows(scope, [id])).map((photo) => presentPhoto(scope.tenant.id, photo)) }
  },
})

export const uploadCarPhoto = consoleAction(carEndpoints.uploadPhoto, {
  permission: 'cars.write',
  bodyLimit: MAX_CAR_PHOTO_BYTES,
  handler: async ({ services, source, tenant, params: { id }, request }) => {
    const ports = { ...services, photoMeter: services.storageMeter }
    return presentPhoto(tenant.id, await addPhoto(ports, source, id, request.body))
  },
})

export const linkCarPhoto = consoleRoute(carEndpoints.linkPhoto, {
  permission: 'cars.write',
  handler: async ({ scope, params: { id }, body }) =>
    presentPhoto(scope.tenant.id, await linkPhoto(scope, id, body.url)),
})

export const orderCarPhotos = consoleRoute(carEndpoints.orderPhotos, {
  permission: 'cars.write',
  handler: async ({ scope, params: { id }, body }) => ({
    items: (await orderPhotos(scope, id, body.ids)).map((photo) => presentPhoto(scope.tenant.id, photo)),
  }),
})

export const deleteCarPhoto = consoleRoute(carEndpoints.deletePhoto, {
  permission: 'cars.write',
  handler: async ({ scope, services, params: { id, photo } }) => {
    await deletePhoto(scope, services.storageMeter, id, photo)
    return undefined
  },
})

const TYPES = { json: 'application/json', csv: 'text/csv', meta: 'application/xml', google: 'application/xml' } as const
const ENDINGS = { json: 'json', csv: 'csv', meta: 'xml', google: 'xml', olx: 'json' } as const

export const exportTenantCars = consoleAction(carEndpoints.export, {
  permission: 'cars.read',
  handler: async ({ services, source, tenant, reply, query: { format, status, phone, zipcode } }) => {
    const { http, tenancy } = services.config
    reply.header('content-type', `${format === 'olx' ? TYPES.json : TYPES[format]}; charset=utf-8`)
    reply.header('content-disposition', `attachment; filename="${tenant.slug}-${format}.${ENDINGS[format]}"`)
    return Readable.from(
      exportCars(services.withTenant, source, {
        format,
        status: status ?? ['available'],
        origin: consoleUrl(http.publicUrl, tenancy.baseDomain, tenant.slug),
        shop: { name: tenant.name, ...(phone ? { phone } : {}), ...(zipcode ? { zipcode } : {}) },
      }),
    )
  },
})

export const getCarAdText = consoleAction(carEndpoints.adText, {
  permission: 'cars.read',
  handler: async ({ services, source, params: { id } }) => {
    const { brand } = await services.brands.ofTenant(source.tenant)
    const advertiser = { name: brand.companyName, contact: brand.contact }
    return { text: await services.withTenant(source, (scope) => writeAdText(services, scope, id, advertiser)) }
  },
})
