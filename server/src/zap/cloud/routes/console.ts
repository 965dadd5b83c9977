import { templateEndpoints } from '@recado/contracts/whatsapp-templates'
import { presentMessage } from '../../../chat/conversations/index.ts'
import { consoleAction } from '../../../http/console/console-route.ts'
import { listTemplates } from '../../workflows/list-templates.ts'
import { sendTemplate } from '../../workflows/send-template.ts'

export const listWhatsappTemplates = consoleAction(templateEndpoints.list, {
  permission: 'conversations.write',
  use: 'read',
  handler: ({ services, source, params: { id } }) => listTemplates(services, source, id),
})

/** The client_id is the idempotency key here: the answer to a retry is the message itself. */
export const sendWhatsappTemplate = consoleAction(templateEndpoints.send, {
  permission: 'conversations.write',
  handler: async ({ services, source, params: { id }, body: { client_id, ...asked } }) =>
    presentMessage(await sendTemplate(services, source, { ...asked, conversationId: id, clientId: client_id })),
})
