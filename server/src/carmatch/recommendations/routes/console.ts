import { clickLearningEndpoints } from '@recado/contracts/click-learning'
import { consoleRoute } from '../../../http/console/console-route.ts'
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
