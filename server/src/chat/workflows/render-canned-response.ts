import type { CannedResponseId, ConversationId } from '@recado/contracts/ids'
import { type RenderedTemplate, renderTemplate } from '@recado/contracts/templates'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findCannedResponse, readVariables } from '../canned-responses/index.ts'
import { getConversation } from '../conversations/index.ts'
import { memberIdOf } from '../policy.ts'

/** The text with its variables filled in for a conversation. @throws not_found, conversation_not_found (404) */
export async function renderCannedResponse(
  scope: TenantScope,
  id: CannedResponseId,
  conversationId: ConversationId,
): Promise<RenderedTemplate> {
  const response = await findCannedResponse(scope, id)
  if (response === undefined) throw platformErrors.not_found()
  await getConversation(scope, conversationId)
  const variables = await readVariables(scope, { conversationId, memberId: memberIdOf(scope.actor) })
  return renderTemplate(response.body, { ...variables, 'company.name': scope.tenant.name })
}
