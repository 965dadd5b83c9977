import { encodeId, type InboxId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import type { z } from 'zod'
import { insertInbox } from '../../src/chat/inboxes/inboxes.sql.ts'
import type { Inbox } from '../../src/chat/inboxes/index.ts'
import { openVisitorSession } from '../../src/chat/workflows/open-visitor-session.ts'
import { startVisitorConversation } from '../../src/chat/workflows/start-visitor-conversation.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Services } from '../../src/services.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'

/** A visitor's token and the conversation that they have begun, as the wire shows it. */
export interface BuiltVisit {
  token: string
  conversationId: string
}

/** A widget, and so many visitors who have written one message each. */
export async function buildVisits(
  services: Services,
  scope: TenantScope,
  count: number,
  settings: z.input<typeof InboxSettings> = {},
): Promise<{ inbox: Inbox; visits: BuiltVisit[] }> {
  const inbox = await insertInbox(scope, {
    ...{ id: newId<InboxId>(), name: `Site ${newId<string>()}`, channel: 'widget', public_key: newId<string>() },
    ...{ sealed_identity_secret: null, identity_required: false, team_id: null, calendar_id: null },
    ...{ assignment: 'manual', redistribute_after_s: null, label_required_on_resolve: false },
    ...{ first_answer_minutes: null, resolution_minutes: null },
    settings: InboxSettings.parse(settings),
  })
  const visits: BuiltVisit[] = []
  for (let n = 0; n < count; n++) {
    const session = await openVisitorSession(services, scope, { inbox, inbox_key: inbox.public_key })
    const claims = await services.visitorTokens.verify(session.visitor_token)
    if (claims === undefined) throw new Error('the token is not valid')
    const { conversation } = await startVisitorConversation(
      scope,
      { claims, inbox, contact: undefined },
      { client_id: 'first', text: `visitante ${n}`, pre_chat: {}, offline: false },
    )
    visits.push({ token: session.visitor_token, conversationId: encodeId('cnv', conversation.id) })
  }
  return { inbox, visits }
}
