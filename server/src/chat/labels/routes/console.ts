import { labelEndpoints } from '@recado/contracts/labels'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { revised } from '../../../http/revision.ts'
import { createLabel, deleteLabel, listLabels, updateLabel } from '../index.ts'

export const listTenantLabels = consoleRoute(labelEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope }) => ({ items: (await listLabels(scope)).map(revised) }),
})

export const createOneLabel = consoleRoute(labelEndpoints.create, {
  permission: 'conversations.assign',
  handler: async ({ scope, body }) => revised(await createLabel(scope, body)),
})

export const updateOneLabel = consoleRoute(labelEndpoints.update, {
  permission: 'conversations.assign',
  edits: {
    kind: 'label',
    read: async ({ scope, params }) => (await listLabels(scope)).map(revised).find(({ id }) => id === params.id),
  },
  handler: async ({ scope, params: { id }, body }) => revised(await updateLabel(scope, id, body)),
})

export const deleteOneLabel = consoleRoute(labelEndpoints.delete, {
  permission: 'conversations.assign',
  handler: async ({ scope, params: { id } }) => {
    await deleteLabel(scope, id)
    return undefined
  },
})
