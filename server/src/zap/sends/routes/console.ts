import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import { presentMessage } from '../../../chat/conversations/index.ts'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { reactOnWhatsapp } from '../../workflows/react-on-whatsapp.ts'
import { resendMessage } from '../../workflows/resend-message.ts'

export const resendOneMessage = consoleRoute(whatsappEndpoints.resend, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id, seq } }) =>
    presentMessage(await resendMessage(scope, { conversationId: id, seq })),
})

export const reactToOneMessage = consoleRoute(whatsappEndpoints.react, {
  permission: 'conversations.write',
  handler: async ({ scope, params: { id, seq }, body: { emoji } }) =>
    presentMessage(await reactOnWhatsapp(scope, { conversationId: id, seq }, emoji)),
})
