import { scheduledMessageEndpoints } from '@recado/contracts/scheduled-messages'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { memberOf } from '../../../http/console/member-of.ts'
import { cancelScheduled, listScheduled, scheduleMessage } from '../../workflows/schedule-message.ts'

export const scheduleOneMessage = consoleRoute(scheduledMessageEndpoints.create, {
  permission: 'conversations.write',
  handler: ({ scope, actor, params: { id }, body }) =>
    scheduleMessage(scope, {
      conversationId: id,
      memberId: memberOf(actor),
      body: body.body,
      sendAt: body.send_at,
      cancelOnReply: body.cancel_on_reply,
      asWritten: body.as_written === true,
    }),
})

export const listScheduledMessages = consoleRoute(scheduledMessageEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope, params: { id } }) => ({ items: await listScheduled(scope, id) }),
})

export const cancelScheduledMessage = consoleRoute(scheduledMessageEndpoints.cancel, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id } }) => {
    await cancelScheduled(scope, id)
    return undefined
  },
})
