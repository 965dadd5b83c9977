import type { ConversationId } from '@recado/contracts/ids'
import { markDelivered, markRead, recordDelivery } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { deliveryOf, listParts } from '../sends/index.ts'

/** Tells what became of a message by what became of its parts; whoever calls holds its row. */
export async function tellDelivery(
  scope: TenantScope,
  at: { conversationId: ConversationId; seq: number },
): Promise<void> {
  const delivery = deliveryOf(await listParts(scope, at), scope.clock.now())
  if (delivery === undefined) return
  await recordDelivery(scope, at, delivery)
  const progress = { ...at, by: 'contact' as const }
  if (delivery.state === 'delivered') await markDelivered(scope, progress)
  if (delivery.state === 'read' || delivery.state === 'played') await markRead(scope, progress)
}
