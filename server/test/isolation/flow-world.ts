import { ConversationId, decodeId, encodeId, type InboxId } from '@recado/contracts/ids'
import type { ScopeSource } from '../../src/tenancy/tenant-scope.ts'
import { createSecret, keepOwnProvider } from '../../src/zap/calls/index.ts'
import { createFlow, publishFlow } from '../../src/zap/flows/index.ts'
import { buildFlowSession } from '../flows/build-flow-session.ts'
import { menuFlow } from '../flows/menu-flow.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A published flow, and a conversation's way through it; ids as the wire shows them. */
export interface FlowWorld {
  flowId: string
  flowVersionId: string
  flowSessionId: string
  flowSecretId: string
}

export function buildFlowWorld(
  house: TestHouse,
  call: ScopeSource,
  talk: { conversationId: string; inboxId: string },
): Promise<{ world: FlowWorld; marks: string[] }> {
  const mark = call.tenant.id.slice(-12)
  return house.services.withTenant(call, async (scope) => {
    const inboxId = (decodeId('inb', talk.inboxId) ?? '') as InboxId
    const flow = menuFlow({ name: `Fluxo ${mark}`, greeting: `Saudação ${mark}`, inboxIds: [inboxId] })
    const id = await createFlow(scope, flow)
    const refuse = () => {
      throw new Error('the flow has problems')
    }
    const versionId = await publishFlow(scope, id, { beganWith: 1, starts: undefined, note: `Nota ${mark}` }, refuse)
    const conversationId = ConversationId.parse(talk.conversationId)
    const sessionId = await buildFlowSession(scope, {
      ...{ flowId: id, versionId, conversationId, inboxId, said: `Resposta ${mark}` },
    })
    const secret = await createSecret(scope, house.services.keyring, {
      ...{ name: `segredo-${mark}`, value: `valor-${mark}`, hosts: ['api.exemplo.com.br'] },
    })
    await keepOwnProvider(scope, house.services.keyring, {
      ...{ kind: 'compatible', model: `modelo-${mark}`, base_url: 'https://ia.exemplo.com.br/v1' },
      ...{ api_key: `chave-${mark}`, daily_answers: null },
    })
    const world = {
      flowId: encodeId('flow', id),
      flowVersionId: encodeId('flv', versionId),
      flowSessionId: encodeId('fls', sessionId),
      flowSecretId: encodeId('fsc', secret.id),
    }
    const words = [
      flow.name,
      `Saudação ${mark}`,
      `Nota ${mark}`,
      `Resposta ${mark}`,
      secret.name,
      `valor-${mark}`,
      `modelo-${mark}`,
      `chave-${mark}`,
    ]
    return { world, marks: [...Object.values(world), ...words] }
  })
}
