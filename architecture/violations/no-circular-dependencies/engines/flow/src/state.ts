import { step } from './index.ts'

export const state = () => step
