export { confirmImport, discardImport, mapImport, previewImport } from './answer-import.ts'
export { beginImport } from './begin-import.ts'
export { listPhotoRows } from './car-photos.sql.ts'
export { findCars, hasCars, listPriceRows } from './cars.sql.ts'
export { describeCar } from './describe-car.ts'
export { describeStock } from './describe-stock.ts'
export { discardUnnamedPhotos } from './discard-photos.ts'
export { exportCars } from './export-cars.ts'
export { fetchPhotos } from './fetch-photos.ts'
export { findSimilar } from './find-similar.ts'
export {
  DISCARD_CAR_PHOTOS_JOB,
  DiscardCarPhotosPayload,
  FEED_JOB,
  FETCH_PHOTOS_JOB,
  FeedPayload,
  FetchPhotosPayload,
  IMPORT_JOB,
  ImportPayload,
} from './job-payloads.ts'
export { listCars } from './list-cars.ts'
export { listImports, listRows } from './list-imports.ts'
export { encodeJpeg, openPhoto } from './open-photo.ts'
export { plateDigest } from './plate-digest.ts'
export type { CarMeter } from './ports.ts'
export { presentCar, presentPhoto } from './present-car.ts'
export { presentFeed, presentImport } from './present-import.ts'
export { findPublicCars, presentPublicCars, slugOf } from './present-public-car.ts'
export { pricePosition } from './price-position.ts'
export { askForCars } from './questionnaire.ts'
export { runFeed, runPlannedFeed } from './run-feed.ts'
export { failImport, removeEndedFile, runImport } from './run-import.ts'
export { createCar, requireCar, setCarStatus, updateCar } from './save-car.ts'
export { createFeed, deleteFeed, getFeed, listFeeds, updateFeed } from './save-feed.ts'
export { deleteFipeTable, previewFipe, readFipeFile, replaceFipeTable, showFipe } from './save-fipe.ts'
export { addPhoto, deletePhoto, linkPhoto, namePhoto, orderPhotos, storePhoto } from './save-photos.ts'
export { createStockCache, type StockCache } from './stock-cache.ts'
export { readStockFigures } from './stock-figures.ts'
export { sweepImports } from './sweep-imports.ts'
export { appendFilePart, MAX_FILE_PART_BYTES, requireImport, startImport } from './upload-file.ts'
export { withFipe } from './with-fipe.ts'
