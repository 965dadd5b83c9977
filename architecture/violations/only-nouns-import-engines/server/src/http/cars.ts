import { cep } from '../../../engines/brazil/src/cep.ts'
import { rank } from '../../../engines/matching/src/index.ts'

export const cars = [rank, cep]
