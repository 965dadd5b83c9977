import { bill } from '../../core/workflows/bill.ts'

export const greet = bill
