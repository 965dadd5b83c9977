import { conversationFlowEndpoints } from '@recado/contracts/flow-sessions'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { pauseFlow, resumeFlow, startFlow, stopFlow } from '../../workflows/change-session.ts'
import { viewSession } from '../../workflows/view-session.ts'

export const getConversationFlow = consoleRoute(conversationFlowEndpoints.get, {
  permission: 'conversations.read',
  handler: ({ scope, params: { id } }) => viewSession(scope, id),
})

export const startConversationFlow = consoleRoute(conversationFlowEndpoints.start, {
  permission: 'conversations.write',
  handler: async ({ scope, services, params: { id }, body: { flow_id, variables } }) => {
    await startFlow(scope, services.bots, id, { flowId: flow_id, variables })
    return viewSession(scope, id)
  },
})

export const pauseConversationFlow = consoleRoute(conversationFlowEndpoints.pause, {
  permission: 'conversations.write',
  handler: async ({ scope, services, params: { id } }) => {
    await pauseFlow(scope, services.bots, id)
    return viewSession(scope, id)
  },
})

export const resumeConversationFlow = consoleRoute(conversationFlowEndpoints.resume, {
  permission: 'conversations.write',
  handler: async ({ scope, services, params: { id }, body: { mode } }) => {
    await resumeFlow(scope, services.bots, id, mode)
    return viewSession(scope, id)
  },
})

export const stopConversationFlow = consoleRoute(conversationFlowEndpoints.stop, {
  permission: 'conversations.write',
  handler: async ({ scope, services, params: { id } }) => {
    await stopFlow(scope, services.bots, id)
    return viewSession(scope, id)
  },
})
