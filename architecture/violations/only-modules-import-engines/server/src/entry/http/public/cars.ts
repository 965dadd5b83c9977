import { rank } from '../../../../../engines/matching/src/index.ts'

export const cars = rank
