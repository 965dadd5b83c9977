import { plans } from '../modules/billing/index.ts'

export const placements = plans
