import { fipeEndpoints } from '@recado/contracts/fipe'
import type { CarId } from '@recado/contracts/ids'
import type { Http } from '../../api/http.ts'

export const fipeKeys = {
  all: ['fipe-table'] as const,
  /** A change of cars is a change of this. */
  car: (id: CarId) => ['cars', 'fipe', id] as const,
}

export function getFipe(http: Http) {
  return http.call(fipeEndpoints.get)
}

export function previewFipe(http: Http, file: File) {
  return http.upload(fipeEndpoints.preview, { file })
}
export type FipePreview = Awaited<ReturnType<typeof previewFipe>>

export function replaceFipe(http: Http, file: File) {
  return http.upload(fipeEndpoints.put, { query: { name: file.name.slice(0, 200) }, file })
}

export function deleteFipe(http: Http) {
  return http.call(fipeEndpoints.delete)
}

export function getCarFipe(http: Http, id: CarId) {
  return http.call(fipeEndpoints.ofCar, { params: { id } })
}
