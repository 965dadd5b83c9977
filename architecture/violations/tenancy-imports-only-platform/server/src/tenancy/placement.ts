import { plans } from '../core/billing/index.ts'

export const placements = plans
