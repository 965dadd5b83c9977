import { type BillingStatus, billingEndpoints, type UsageList } from '@recado/contracts/billing'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type Billing = z.output<typeof BillingStatus>
export type Subscription = Billing['subscriptions'][number]
export type Usage = z.output<typeof UsageList>['items'][number]

export function readBilling(http: Http): Promise<Billing> {
  return http.call(billingEndpoints.status)
}

export function readUsage(http: Http) {
  return http.call(billingEndpoints.usage)
}
