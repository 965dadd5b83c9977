import { ApiKeyId } from '@recado/contracts/ids'
import { ApiKeyView, CreateApiKeyBody, CreatedApiKey } from '@recado/contracts/people'
import { PageQuery, pageOf } from '@recado/contracts/wire'
import { z } from 'zod'
import { type ApiKeyRow, createApiKey, listApiKeyRows, revokeApiKey } from '../../../modules/identity/index.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { consoleAction } from './console-route.ts'

const tag = 'API keys'

/** No stored answer for an Idempotency-Key here: it would keep the token that is shown once. */
export const createKey = consoleAction({
  name: 'create-api-key',
  method: 'POST',
  url: '/api/v1/api-keys',
  tag,
  summary: 'Makes a key with scopes the caller has. The token is in this answer and never again.',
  status: 201,
  permission: 'api_keys.manage',
  body: CreateApiKeyBody,
  response: CreatedApiKey,
  handler: async ({ services, source, body: { name, scopes, expires_at: expiresAt } }) => {
    const { token, ...row } = await createApiKey(services, source, { name, scopes, expiresAt })
    return { ...present(row), token }
  },
})

export const listKeys = consoleAction({
  name: 'list-api-keys',
  method: 'GET',
  url: '/api/v1/api-keys',
  tag,
  summary: 'Keys, newest first, revoked ones too.',
  permission: 'api_keys.read',
  query: PageQuery,
  response: pageOf(ApiKeyView),
  handler: async ({ services, tenant, query }) => {
    const before = decodeIdCursor('api-keys', tenant.id, query.cursor)
    const rows = await services.control.asTenant(tenant.id, (scope) =>
      listApiKeyRows(scope, tenant.id, { before, limit: query.limit + 1 }),
    )
    const page = pageOfRows('api-keys', tenant.id, query.limit, rows)
    return { ...page, items: page.items.map(present) }
  },
})

export const revokeKey = consoleAction({
  name: 'revoke-api-key',
  method: 'DELETE',
  url: '/api/v1/api-keys/:id',
  tag,
  summary: 'Ends a key at once.',
  status: 204,
  permission: 'api_keys.manage',
  params: z.object({ id: ApiKeyId }),
  handler: async ({ services, source, params: { id } }) => {
    await revokeApiKey(services, source, id)
    return undefined
  },
})

function present(row: ApiKeyRow): z.output<typeof ApiKeyView> {
  return { ...row, created_by: row.created_by_name }
}
