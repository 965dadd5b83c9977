export { errors } from './errors.ts'
export { eraseComments, moveRatings } from './ratings.sql.ts'
export { saveRating } from './save-rating.ts'
