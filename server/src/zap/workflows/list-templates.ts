import type { ConversationId } from '@recado/contracts/ids'
import type { WhatsappTemplate } from '@recado/contracts/whatsapp-templates'
import { getConversation } from '../../chat/conversations/index.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { errors } from '../cloud/index.ts'
import { findConnectionOfInbox } from '../connections/index.ts'
import type { CloudApi } from './cloud-api.ts'

/**
 * What Meta has approved for the number of a conversation; asked each time, since it is approved and withdrawn over there.
 * @throws conversation_not_found (404), templates_need_cloud (409), templates_unavailable (502)
 */
export async function listTemplates(
  { withTenant, cloudApi }: { withTenant: WithTenant; cloudApi: CloudApi },
  source: ScopeSource,
  conversationId: ConversationId,
): Promise<{ items: WhatsappTemplate[]; left_out: number }> {
  const connection = await withTenant(source, async (scope) => {
    const { inbox_id } = await getConversation(scope, conversationId)
    return findConnectionOfInbox(scope, inbox_id)
  })
  if (connection?.cloud == null || connection.deleted_at !== null) throw errors.templates_need_cloud()
  const answer = await cloudApi.clientOf(source.tenant.id, connection)?.listTemplates(connection.cloud.waba_id)
  if (answer === undefined) throw errors.templates_need_cloud()
  if (!answer.ok) throw errors.templates_unavailable()
  return answer.value
}
