import { call } from './call.ts'

export const session = call
