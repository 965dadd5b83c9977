import { cents } from '../../../contracts/src/index.ts'
import { internal } from './internal.ts'

export const step = [internal, cents]
