import { cep } from '../../brazil/src/cep.ts'
import { rank } from '../../matching/src/index.ts'

export const step = [rank, cep]
