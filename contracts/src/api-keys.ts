import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ApiKeyId } from './ids.ts'
import { nameLine } from './names.ts'
import { Permission } from './permissions.ts'
import { Instant, PageQuery, pageOf } from './wire.ts'

export const ApiKeyView = z.object({
  id: ApiKeyId,
  name: z.string(),
  token_prefix: z.string(),
  scopes: z.array(Permission),
  created_by: z.string(),
  created_at: Instant,
  expires_at: Instant.nullable(),
  last_used_at: Instant.nullable(),
  revoked_at: Instant.nullable(),
})
export const CreateApiKeyBody = z.strictObject({
  name: nameLine(80),
  scopes: z.array(Permission).min(1).max(100),
  expires_at: Instant.optional(),
})
/** The key itself is here and never again. */
export const CreatedApiKey = ApiKeyView.extend({ token: z.string() })

const tag = 'API keys'

export const apiKeyEndpoints = {
  create: defineEndpoint({
    name: 'create-api-key',
    method: 'POST',
    path: '/api/v1/api-keys',
    tag,
    summary: 'Makes a key with scopes the caller has. The token is in this answer and never again.',
    status: 201,
    body: CreateApiKeyBody,
    response: CreatedApiKey,
  }),
  list: defineEndpoint({
    name: 'list-api-keys',
    method: 'GET',
    path: '/api/v1/api-keys',
    tag,
    summary: 'Keys, newest first, revoked ones too.',
    query: PageQuery,
    response: pageOf(ApiKeyView),
  }),
  revoke: defineEndpoint({
    name: 'revoke-api-key',
    method: 'DELETE',
    path: '/api/v1/api-keys/:id',
    tag,
    summary: 'Ends a key at once.',
    status: 204,
    params: z.object({ id: ApiKeyId }),
  }),
}
