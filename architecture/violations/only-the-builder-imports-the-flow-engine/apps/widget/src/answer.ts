import { step } from '../../../engines/flow/src/index.ts'

export const answer = step
