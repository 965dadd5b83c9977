import { answer } from '../../zap/workflows/answer.ts'
import { bill } from '../../core/workflows/bill.ts'

export const greet = [answer, bill]
