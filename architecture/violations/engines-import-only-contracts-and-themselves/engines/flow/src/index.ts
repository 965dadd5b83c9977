import { rank } from '../../matching/src/index.ts'

export const step = rank
