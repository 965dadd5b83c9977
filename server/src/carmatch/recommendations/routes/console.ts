import { carMessageEndpoints } from '@recado/contracts/car-messages'
import { clickLearningEndpoints } from '@recado/contracts/click-learning'
import { acceptMessages, authorOf, presentMessage } from '../../../chat/conversations/index.ts'
import { consoleAction, consoleRoute } from '../../../http/console/console-route.ts'
import { sendCars } from '../../workflows/send-cars.ts'
import { changeLearning, showLearning } from '../index.ts'

const permission = 'catalogue.manage'

export const getClickLearning = consoleRoute(clickLearningEndpoints.get, {
  permission,
  handler: async ({ services: { shop }, scope }) => showLearning(scope, await shop.policies.live(scope)),
})

export const changeClickLearning = consoleRoute(clickLearningEndpoints.change, {
  permission,
  handler: async ({ services: { shop }, scope, body }) => {
    await changeLearning(scope, body)
    return showLearning(scope, await shop.policies.live(scope))
  },
})

/** The client_id is the idempotency key here, as of a message. */
export const sendCarsInConversation = consoleAction(carMessageEndpoints.send, {
  permission: 'conversations.write',
  handler: async ({ services, source, actor, params: { id }, body }) => {
    const order = { conversationId: id, clientId: body.client_id, carIds: body.car_ids, author: authorOf(actor) }
    const messages = await acceptMessages(services, source, (scope) => sendCars(services.config, scope, order))
    return { items: messages.map(presentMessage) }
  },
})
