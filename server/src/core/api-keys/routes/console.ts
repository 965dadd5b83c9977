import { type ApiKeyView, apiKeyEndpoints } from '@recado/contracts/api-keys'
import type { ApiKeyId } from '@recado/contracts/ids'
import type { z } from 'zod'
import { consoleAction } from '../../../http/console/console-route.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { type ApiKeyRow, createApiKey, listApiKeyRows, revokeApiKey } from '../index.ts'

/** No stored answer for an Idempotency-Key here: it would keep the token that is shown once. */
export const createKey = consoleAction(apiKeyEndpoints.create, {
  permission: 'api_keys.manage',
  handler: async ({ services, source, body: { name, scopes, expires_at: expiresAt } }) => {
    const { token, ...row } = await createApiKey(services, source, { name, scopes, expiresAt })
    return { ...present(row), token }
  },
})

export const listKeys = consoleAction(apiKeyEndpoints.list, {
  permission: 'api_keys.read',
  handler: async ({ services, tenant, query }) => {
    const before = decodeIdCursor<ApiKeyId>('api-keys', tenant.id, query.cursor)
    const rows = await services.control.asTenant(tenant.id, (scope) =>
      listApiKeyRows(scope, tenant.id, { before, limit: query.limit + 1 }),
    )
    const page = pageOfRows('api-keys', tenant.id, query.limit, rows)
    return { ...page, items: page.items.map(present) }
  },
})

export const revokeKey = consoleAction(apiKeyEndpoints.revoke, {
  permission: 'api_keys.manage',
  handler: async ({ services, source, params: { id } }) => {
    await revokeApiKey(services, source, id)
    return undefined
  },
})

function present(row: ApiKeyRow): z.output<typeof ApiKeyView> {
  return { ...row, created_by: row.created_by_name }
}
