import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findWhereWritten, type VisitorPlace } from '../visitors/index.ts'
import { findInboundPlace } from './find-inbound-place.ts'

/**
 * Where a visitor's message belongs: where it is already, else in their open conversation, else in a new one (what was
 * resolved they open again by writing in it). The caller holds `lockVisitor`, so that two messages do not begin two.
 */
export async function findVisitorPlace(
  scope: TenantScope,
  place: VisitorPlace,
  clientId: string,
): Promise<ConversationId> {
  return (await findWhereWritten(scope, place, clientId)) ?? findInboundPlace(scope, place, 'start_new')
}
