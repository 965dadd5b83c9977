import { supervise } from '../supervisor/supervise.ts'

export const health = supervise
