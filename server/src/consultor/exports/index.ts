export { EXPORT_TYPES } from './export-types.ts'
export { renderInWorker } from './render-in-worker.ts'
