import type { CarQuery, CreateCarBody, UpdateCarBody } from '@recado/contracts/cars'
import {
  type CarExportFormat,
  type CarPhotoView,
  type CarStatus,
  type CarView,
  carEndpoints,
} from '@recado/contracts/cars'
import type { Given } from '@recado/contracts/endpoint'
import type { CarId, CarPhotoId } from '@recado/contracts/ids'
import type { Http } from '../../api/http.ts'

/** The first words of what is kept of cars: `useAct` takes them in `changes`. */
export const carKeys = {
  all: ['cars'] as const,
  list: (query: object) => ['cars', 'list', query] as const,
  car: (id: CarId) => ['cars', 'one', id] as const,
  adText: (id: CarId) => ['cars', 'ad-text', id] as const,
  prices: (id: CarId) => ['cars', 'prices', id] as const,
  photos: (id: CarId) => ['cars', 'photos', id] as const,
}

const PAGE = 50

export function listCars(http: Http, query: Given<typeof CarQuery>, cursor: string | undefined) {
  return http.call(carEndpoints.list, { query: { ...query, cursor, limit: PAGE } })
}

export function getCar(http: Http, id: CarId): Promise<CarView> {
  return http.call(carEndpoints.get, { params: { id } })
}

export async function getAdText(http: Http, id: CarId): Promise<string> {
  return (await http.call(carEndpoints.adText, { params: { id } })).text
}

export function createCar(http: Http, body: Given<typeof CreateCarBody>): Promise<CarView> {
  return http.call(carEndpoints.create, { body })
}

export function updateCar(http: Http, id: CarId, body: Given<typeof UpdateCarBody>, began?: string): Promise<CarView> {
  return http.call(carEndpoints.update, { params: { id }, body, began })
}

export function setCarStatus(http: Http, id: CarId, status: CarStatus): Promise<CarView> {
  return http.call(carEndpoints.setStatus, { params: { id }, body: { status } })
}

export async function listPrices(http: Http, id: CarId) {
  return (await http.call(carEndpoints.listPrices, { params: { id } })).items
}

export async function listPhotos(http: Http, id: CarId): Promise<CarPhotoView[]> {
  return (await http.call(carEndpoints.listPhotos, { params: { id } })).items
}

export function uploadPhoto(http: Http, id: CarId, file: File): Promise<CarPhotoView> {
  return http.upload(carEndpoints.uploadPhoto, { params: { id }, file })
}

export async function orderPhotos(http: Http, id: CarId, ids: CarPhotoId[]): Promise<CarPhotoView[]> {
  return (await http.call(carEndpoints.orderPhotos, { params: { id }, body: { ids } })).items
}

export function deletePhoto(http: Http, id: CarId, photo: CarPhotoId) {
  return http.call(carEndpoints.deletePhoto, { params: { id, photo } })
}

export function exportCars(
  http: Http,
  query: { format: CarExportFormat; phone?: string; zipcode?: string },
): Promise<Blob> {
  return http.download(carEndpoints.export, { query })
}
