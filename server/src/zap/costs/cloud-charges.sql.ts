import type { ConnectionId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface Charge {
  connectionId: ConnectionId
  messageId: string
  category: string
  billable: boolean
  at: Date
}

export interface ChargedCount {
  connection_id: ConnectionId
  name: string
  category: string
  messages: number
}

/** Once a message, however often Meta says it. */
export async function insertCharges(scope: TenantScope, charges: readonly Charge[]): Promise<void> {
  if (charges.length === 0) return
  await scope.db
    .insertInto('cloud_charges')
    .values(
      charges.map(({ connectionId, messageId, ...charge }) => ({
        ...{ tenant_id: scope.tenant.id, connection_id: connectionId, message_id: messageId },
        ...charge,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Chargeable messages between two days of the company's zone, by number and category. */
export async function countCharges(
  scope: TenantScope,
  { from, until, zone }: { from: string; until: string; zone: string },
): Promise<ChargedCount[]> {
  const { rows } = await sql<ChargedCount>`
    SELECT h.connection_id, c.name, h.category, count(*)::int AS messages
      FROM cloud_charges h JOIN whatsapp_connections c ON c.tenant_id = h.tenant_id AND c.id = h.connection_id
     WHERE h.tenant_id = ${scope.tenant.id} AND h.billable
       AND h.at >= (${from}::date)::timestamp AT TIME ZONE ${zone}
       AND h.at < (${until}::date)::timestamp AT TIME ZONE ${zone}
     GROUP BY h.connection_id, c.name, h.category
     ORDER BY c.name, h.connection_id, h.category`.execute(scope.db)
  return rows
}
