export { type FipeValue, findFipe } from './find-fipe.ts'
export { type FipeRow, fipeKey } from './fipe-row.ts'
export { type FipeProblem, type FipeTable, fipeSteps, readFipe } from './read-fipe.ts'
