import type { Product } from '../product.ts'
import { carsDiscardPhotos, carsFetchPhotos, carsImport, carsRunFeed, carsSweep } from './catalogue/jobs.ts'
import {
  createOneCar,
  deleteCarPhoto,
  exportTenantCars,
  getOneCar,
  linkCarPhoto,
  listCarPhotos,
  listCarPrices,
  listTenantCars,
  orderCarPhotos,
  setOneCarStatus,
  updateOneCar,
  uploadCarPhoto,
} from './catalogue/routes/console/cars.ts'
import {
  createCarFeed,
  deleteCarFeed,
  getCarFeed,
  listCarFeeds,
  runCarFeed,
  updateCarFeed,
} from './catalogue/routes/console/feeds.ts'
import {
  beginCarImport,
  confirmCarImport,
  discardCarImport,
  getCarImport,
  listCarImportRows,
  listCarImports,
  mapCarImport,
  previewCarImport,
  putCarImportPart,
  startCarImport,
} from './catalogue/routes/console/imports.ts'
import { carPhotoFile } from './catalogue/routes/public.ts'

/** A dealer's stock, and the right car out of it. */
export const carmatch: Product = {
  name: 'carmatch',
  routes: [
    // catalogue public
    carPhotoFile,
    // catalogue console/cars
    createOneCar,
    deleteCarPhoto,
    exportTenantCars,
    getOneCar,
    linkCarPhoto,
    listCarPhotos,
    listCarPrices,
    listTenantCars,
    orderCarPhotos,
    setOneCarStatus,
    updateOneCar,
    uploadCarPhoto,
    // catalogue console/imports
    beginCarImport,
    confirmCarImport,
    discardCarImport,
    getCarImport,
    listCarImportRows,
    listCarImports,
    mapCarImport,
    previewCarImport,
    putCarImportPart,
    startCarImport,
    // catalogue console/feeds
    createCarFeed,
    deleteCarFeed,
    getCarFeed,
    listCarFeeds,
    runCarFeed,
    updateCarFeed,
  ],
  jobs: [carsImport, carsRunFeed, carsFetchPhotos, carsDiscardPhotos, carsSweep],
}
