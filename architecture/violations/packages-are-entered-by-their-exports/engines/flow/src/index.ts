import { id } from '../../../contracts/src/ids.ts'
import { internal } from './internal.ts'

export const step = [internal, id]
