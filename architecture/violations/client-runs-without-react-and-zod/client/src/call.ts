import { Cents } from '../../contracts/src/money.ts'

export const call = (cents: unknown) => Cents.parse(cents)
