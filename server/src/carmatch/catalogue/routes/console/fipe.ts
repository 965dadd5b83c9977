import { fipeEndpoints, MAX_FIPE_BYTES } from '@recado/contracts/fipe'
import { consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { errors } from '../../../../platform/errors.ts'
import { carMeter } from '../../../workflows/car-meter.ts'
import { showCarFipe } from '../../../workflows/show-car-fipe.ts'
import { deleteFipeTable, previewFipe, readFipeFile, replaceFipeTable, showFipe } from '../../index.ts'

const permission = 'cars.write'

export const getFipeTable = consoleRoute(fipeEndpoints.get, {
  permission,
  handler: ({ scope }) => showFipe(scope),
})

export const previewFipeTable = consoleAction(fipeEndpoints.preview, {
  permission,
  bodyLimit: MAX_FIPE_BYTES,
  handler: async ({ services, source, request }) => {
    const table = await readFipeFile(bytesOf(request.body))
    return services.withTenant(source, (scope) => previewFipe(scope, table))
  },
})

export const putFipeTable = consoleAction(fipeEndpoints.put, {
  permission,
  bodyLimit: MAX_FIPE_BYTES,
  handler: async ({ services, source, request, query: { name } }) => {
    const table = await readFipeFile(bytesOf(request.body))
    return services.withTenant(source, (scope) => replaceFipeTable(scope, carMeter, { ...table, name }))
  },
})

export const deleteOneFipeTable = consoleRoute(fipeEndpoints.delete, {
  permission,
  handler: async ({ scope }) => {
    await deleteFipeTable(scope, carMeter)
    return undefined
  },
})

export const getCarFipe = consoleRoute(fipeEndpoints.ofCar, {
  permission: 'cars.read',
  handler: ({ services, scope, params: { id } }) => showCarFipe(services, scope, id),
})

function bytesOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body)) throw errors.media_type_unsupported()
  return body
}
