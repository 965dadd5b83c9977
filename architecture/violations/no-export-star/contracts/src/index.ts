export * from './money.ts'
export * as money from './money.ts'
export { cents } from './money.ts'
