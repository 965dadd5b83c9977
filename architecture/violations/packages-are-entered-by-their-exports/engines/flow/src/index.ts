export { internal as step } from './internal.ts'
