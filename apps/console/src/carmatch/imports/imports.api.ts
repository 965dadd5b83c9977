import {
  type CarFeedView,
  type CreateCarFeedBody,
  carFeedEndpoints,
  type UpdateCarFeedBody,
} from '@recado/contracts/car-feeds'
import {
  type CarFileField,
  type CarImportView,
  carImportEndpoints,
  type PriceUnit,
} from '@recado/contracts/car-imports'
import type { Given } from '@recado/contracts/endpoint'
import type { CarFeedId, CarImportId } from '@recado/contracts/ids'
import type { Http } from '../../api/http.ts'

export const importKeys = {
  all: ['car-imports'] as const,
  list: ['car-imports', 'list'] as const,
  one: (id: CarImportId) => ['car-imports', 'one', id] as const,
  preview: (id: CarImportId) => ['car-imports', 'preview', id] as const,
  rows: (id: CarImportId, refused: boolean | undefined) => ['car-imports', 'rows', id, refused] as const,
  feeds: ['car-feeds'] as const,
}

/** Of a file, in one request; between the server's least and most. */
const PART_BYTES = 1024 * 1024

/** Sends a file part by part and begins to read it. @param onProgress 0 to 1. */
export async function importFile(
  http: Http,
  file: File,
  complete: boolean,
  onProgress: (share: number) => void,
): Promise<CarImportView> {
  const body = { source: 'file', name: file.name.slice(0, 200), size_bytes: file.size, complete } as const
  const { id } = await http.call(carImportEndpoints.begin, { body })
  for (let offset = 0; offset < file.size; offset += PART_BYTES) {
    onProgress(offset / file.size)
    const part = file.slice(offset, offset + PART_BYTES)
    await http.upload(carImportEndpoints.putPart, { params: { id }, query: { offset }, file: part })
  }
  onProgress(1)
  return http.call(carImportEndpoints.start, { params: { id } })
}

export function importAddress(http: Http, url: string, complete: boolean): Promise<CarImportView> {
  return http.call(carImportEndpoints.begin, { body: { source: 'url', url, complete } })
}

export function listImports(http: Http, cursor: string | undefined) {
  return http.call(carImportEndpoints.list, { query: { cursor, limit: 10 } })
}

export function getImport(http: Http, id: CarImportId): Promise<CarImportView> {
  return http.call(carImportEndpoints.get, { params: { id } })
}

export function getPreview(http: Http, id: CarImportId) {
  return http.call(carImportEndpoints.preview, { params: { id } })
}
export type ImportPreview = Awaited<ReturnType<typeof getPreview>>

export function listRows(http: Http, id: CarImportId, refused: boolean | undefined, cursor: string | undefined) {
  const only = refused === undefined ? {} : { refused: refused ? ('true' as const) : ('false' as const) }
  return http.call(carImportEndpoints.listRows, { params: { id }, query: { ...only, cursor, limit: 50 } })
}

export function mapImport(http: Http, id: CarImportId, map: Record<string, CarFileField>) {
  return http.call(carImportEndpoints.map, { params: { id }, body: { map } })
}

export function confirmImport(http: Http, id: CarImportId, price_unit?: PriceUnit) {
  return http.call(carImportEndpoints.confirm, { params: { id }, body: price_unit === undefined ? {} : { price_unit } })
}

export function discardImport(http: Http, id: CarImportId) {
  return http.call(carImportEndpoints.discard, { params: { id } })
}

export async function listFeeds(http: Http): Promise<CarFeedView[]> {
  return (await http.call(carFeedEndpoints.list)).items
}

export function createFeed(http: Http, body: Given<typeof CreateCarFeedBody>) {
  return http.call(carFeedEndpoints.create, { body })
}

export function updateFeed(http: Http, id: CarFeedId, body: Given<typeof UpdateCarFeedBody>, began?: string) {
  return http.call(carFeedEndpoints.update, { params: { id }, body, began })
}

export function deleteFeed(http: Http, id: CarFeedId) {
  return http.call(carFeedEndpoints.delete, { params: { id } })
}

export function runFeed(http: Http, id: CarFeedId): Promise<CarImportView> {
  return http.call(carFeedEndpoints.run, { params: { id } })
}
