import type { PaymentId, SubscriptionId, TenantId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export interface PaymentRow {
  id: PaymentId
  tenant_id: TenantId
  subscription_id: SubscriptionId
  provider: string
  external_id: string
  amount_centavos: number
  paid_at: Date
}

export interface NewPayment extends Omit<PaymentRow, 'id'> {
  confirmedBy: string
}

/** Stores a payment; undefined when the provider's id is there already. Of two at once, the second waits for the first. */
export async function insertPayment(scope: PlatformScope, payment: NewPayment): Promise<PaymentRow | undefined> {
  const { confirmedBy, ...row } = payment
  const stored = await scope.control
    .insertInto('payments')
    .values({ id: newId<PaymentId>(), ...row, confirmed_by: confirmedBy, created_at: scope.clock.now() })
    .onConflict((conflict) => conflict.columns(['provider', 'external_id']).doNothing())
    .returning(['id', 'tenant_id', 'subscription_id', 'provider', 'external_id', 'amount_centavos', 'paid_at'])
    .executeTakeFirst()
  return stored
}

export async function findPayment(
  scope: PlatformScope,
  key: { provider: string; externalId: string },
): Promise<PaymentRow | undefined> {
  const row = await scope.control
    .selectFrom('payments')
    .select(['id', 'tenant_id', 'subscription_id', 'provider', 'external_id', 'amount_centavos', 'paid_at'])
    .where('provider', '=', key.provider)
    .where('external_id', '=', key.externalId)
    .executeTakeFirst()
  return row
}
