export { EXPORT_TYPES, renderFile } from './render-file.ts'
