import type { Partner } from '../partners/partner.ts'

export type Payer = Partner
