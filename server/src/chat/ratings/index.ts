export { errors } from './errors.ts'
export { saveRating } from './save-rating.ts'
