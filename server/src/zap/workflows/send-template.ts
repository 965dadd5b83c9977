import type { ConversationId } from '@recado/contracts/ids'
import { fillTemplate, type SentTemplate, variablesOf } from '@recado/contracts/whatsapp-templates'
import { authorOf, type MessageRow, postMessage } from '../../chat/conversations/index.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { errors } from '../cloud/index.ts'
import type { CloudApi } from './cloud-api.ts'
import { listTemplates } from './list-templates.ts'

/**
 * Writes a template into a conversation, from where it leaves as every message does.
 * @throws conversation_not_found (404), templates_need_cloud (409), templates_unavailable (502), template_unknown,
 * template_unfilled (422)
 */
export async function sendTemplate(
  parts: { withTenant: WithTenant; cloudApi: CloudApi },
  source: ScopeSource,
  {
    conversationId,
    clientId,
    name,
    language,
    values,
  }: {
    conversationId: ConversationId
    clientId: string
    name: string
    language: string
    values: Readonly<Record<string, string>>
  },
): Promise<MessageRow> {
  const { items } = await listTemplates(parts, source, conversationId)
  const template = items.find((one) => one.name === name && one.language === language)
  if (template === undefined) throw errors.template_unknown()
  const variables = variablesOf(template)
  if (variables.some((variable) => values[variable] === undefined)) throw errors.template_unfilled()
  const sent: SentTemplate = {
    ...{ name, language },
    values: variables.map((variable) => ({ variable, text: values[variable] ?? '' })),
  }
  const { message } = await postMessage(parts, source, {
    ...{ conversationId, clientId, kind: 'text', direction: 'out', author: authorOf(source.actor) },
    ...{ body: fillTemplate(template, values), data: { template: sent }, asWritten: true },
  })
  return message
}
