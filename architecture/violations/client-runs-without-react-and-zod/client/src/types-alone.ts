import type { Cents } from '../../contracts/src/money.ts'
import { PATHS } from '../../contracts/src/paths.ts'

export const pay = (cents: Cents) => [cents, PATHS]
