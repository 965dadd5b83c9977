import { advance } from '../core/billing/jobs.ts'

export const app = [advance]
