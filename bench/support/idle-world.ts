import type { PlacementKind } from '@recado/contracts/tenants'
import { findInbox } from '../../server/src/chat/inboxes/index.ts'
import { openVisitorSession } from '../../server/src/chat/workflows/open-visitor-session.ts'
import { startVisitorConversation } from '../../server/src/chat/workflows/start-visitor-conversation.ts'
import type { Services } from '../../server/src/services.ts'
import { buildScene } from '../../server/test/conversations/scene.ts'
import { buildMember } from '../../server/test/support/factories.ts'

/** What each socket of a tenant says of itself. */
export type Auth = { access_token: string } | { visitor_token: string }

/** A tenant of this kind with people and visitors, each visitor with a conversation. */
export async function buildIdleTenant(
  services: Services,
  placement: PlacementKind,
  counts: { members: number; visitors: number },
): Promise<Auth[]> {
  const house = { services } as Parameters<typeof buildScene>[0]
  const scene = await buildScene(house, { placement })
  const auths: Auth[] = []
  for (let n = 0; n < counts.members; n++) {
    auths.push({ access_token: (await buildMember(house, scene.tenant, 'admin')).token })
  }
  for (let n = 0; n < counts.visitors; n++) auths.push({ visitor_token: await visit() })
  return auths

  async function visit(): Promise<string> {
    const { inbox, session } = await scene.run(async (scope) => {
      const found = await findInbox(scope, scene.inboxId)
      if (found === undefined) throw new Error('no inbox')
      return { inbox: found, session: await openVisitorSession(services, scope, { inbox: found, inbox_key: '' }) }
    })
    const claims = await services.visitorTokens.verify(session.visitor_token)
    if (claims === undefined) throw new Error('no claims')
    const message = { client_id: 'c1', text: 'Oi', pre_chat: {}, offline: false }
    await scene.run((scope) => startVisitorConversation(scope, { claims, inbox, contact: undefined }, message))
    return session.visitor_token
  }
}
