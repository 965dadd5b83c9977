import { carFeedEndpoints } from '@recado/contracts/car-feeds'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { revised } from '../../../../http/revision.ts'
import { carMeter } from '../../../workflows/car-meter.ts'
import {
  createFeed,
  deleteFeed,
  getFeed,
  listFeeds,
  presentFeed,
  presentImport,
  runFeed,
  updateFeed,
} from '../../index.ts'

/** An address may hold the key of a dealer's system: it is shown to whoever may change it. */
const permission = 'cars.write'

const present = (feed: Awaited<ReturnType<typeof getFeed>>) => {
  const { last_import, next_run_at, ...edited } = presentFeed(feed)
  return { ...revised(edited), last_import, next_run_at }
}

export const listCarFeeds = consoleRoute(carFeedEndpoints.list, {
  permission,
  handler: async ({ scope }) => ({ items: (await listFeeds(scope)).map(present) }),
})

export const createCarFeed = consoleRoute(carFeedEndpoints.create, {
  permission,
  handler: async ({ scope, body }) => present(await createFeed(scope, carMeter, body)),
})

export const getCarFeed = consoleRoute(carFeedEndpoints.get, {
  permission,
  handler: async ({ scope, params: { id } }) => present(await getFeed(scope, id)),
})

export const updateCarFeed = consoleRoute(carFeedEndpoints.update, {
  permission,
  edits: { kind: 'car_feed', read: async ({ scope, params: { id } }) => present(await getFeed(scope, id)) },
  handler: async ({ scope, params: { id }, body }) => present(await updateFeed(scope, id, body)),
})

export const deleteCarFeed = consoleRoute(carFeedEndpoints.delete, {
  permission,
  handler: async ({ scope, params: { id } }) => {
    await deleteFeed(scope, id)
    return undefined
  },
})

export const runCarFeed = consoleRoute(carFeedEndpoints.run, {
  permission,
  handler: async ({ scope, params: { id } }) => presentImport(await runFeed(scope, carMeter, id)),
})
