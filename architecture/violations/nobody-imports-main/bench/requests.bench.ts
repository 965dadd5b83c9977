import { started } from '../server/src/main.ts'

export const ready = started
