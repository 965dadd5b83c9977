import { draftEndpoints } from '@recado/contracts/drafts'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { memberOf } from '../../../http/console/member-of.ts'
import { getDraft, keepDraft } from '../../workflows/keep-draft.ts'

export const getOwnDraft = consoleRoute(draftEndpoints.get, {
  permission: 'conversations.write',
  handler: ({ scope, actor, params: { id } }) => getDraft(scope, { memberId: memberOf(actor), conversationId: id }),
})

export const putOwnDraft = consoleRoute(draftEndpoints.put, {
  permission: 'conversations.write',
  handler: ({ scope, actor, params: { id }, body }) =>
    keepDraft(scope, { memberId: memberOf(actor), conversationId: id }, body),
})
