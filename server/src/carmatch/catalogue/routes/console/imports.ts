import { carImportEndpoints } from '@recado/contracts/car-imports'
import { consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { errors } from '../../../../platform/errors.ts'
import { carMeter } from '../../../workflows/car-meter.ts'
import {
  appendFilePart,
  beginImport,
  confirmImport,
  discardImport,
  listImports,
  listRows,
  MAX_FILE_PART_BYTES,
  mapImport,
  presentImport,
  previewImport,
  removeEndedFile,
  requireImport,
  startImport,
} from '../../index.ts'

/**
 * All for whoever may import: an address may hold the key of a dealer's system, and a file as it stands shows plates.
 */
export const beginCarImport = consoleRoute(carImportEndpoints.begin, {
  permission: 'cars.write',
  handler: async ({ scope, body }) => {
    const order = body.source === 'file' ? { ...body, sizeBytes: body.size_bytes } : body
    return presentImport(await beginImport(scope, carMeter, order))
  },
})

export const putCarImportPart = consoleAction(carImportEndpoints.putPart, {
  permission: 'cars.write',
  bodyLimit: MAX_FILE_PART_BYTES,
  handler: async ({ services, source, params: { id }, query: { offset }, request }) => {
    const bytes: unknown = request.body
    if (!Buffer.isBuffer(bytes)) throw errors.media_type_unsupported()
    return presentImport(await appendFilePart(services, source, { id, offset, bytes }))
  },
})

export const startCarImport = consoleRoute(carImportEndpoints.start, {
  permission: 'cars.write',
  handler: async ({ scope, params: { id } }) => presentImport(await startImport(scope, id)),
})

export const listCarImports = consoleRoute(carImportEndpoints.list, {
  permission: 'cars.write',
  handler: async ({ scope, query: { feed_id: feedId, cursor, limit } }) => {
    const { items, next_cursor } = await listImports(scope, { feedId, cursor, limit })
    return { items: items.map(presentImport), next_cursor }
  },
})

export const getCarImport = consoleRoute(carImportEndpoints.get, {
  permission: 'cars.write',
  handler: async ({ scope, params: { id } }) => presentImport(await requireImport(scope, id)),
})

export const listCarImportRows = consoleRoute(carImportEndpoints.listRows, {
  permission: 'cars.write',
  handler: async ({ scope, params: { id }, query: { refused, cursor, limit } }) => {
    const only = refused === undefined ? undefined : refused === 'true'
    const { items, next_cursor } = await listRows(scope, id, { refused: only, cursor, limit })
    return { items: items.map((row) => ({ ...row, problems: [...row.problems] })), next_cursor }
  },
})

export const previewCarImport = consoleAction(carImportEndpoints.preview, {
  permission: 'cars.write',
  handler: ({ services, source, params: { id } }) => previewImport(services, source, id),
})

export const mapCarImport = consoleRoute(carImportEndpoints.map, {
  permission: 'cars.write',
  handler: async ({ scope, params: { id }, body }) => presentImport(await mapImport(scope, id, body.map)),
})

export const confirmCarImport = consoleRoute(carImportEndpoints.confirm, {
  permission: 'cars.write',
  handler: async ({ scope, params: { id }, body }) =>
    presentImport(await confirmImport(scope, id, { priceUnit: body.price_unit })),
})

export const discardCarImport = consoleAction(carImportEndpoints.discard, {
  permission: 'cars.write',
  handler: async ({ services, source, params: { id } }) => {
    const row = await services.withTenant(source, (scope) => discardImport(scope, id))
    await removeEndedFile(services, source, id)
    return presentImport(row)
  },
})
