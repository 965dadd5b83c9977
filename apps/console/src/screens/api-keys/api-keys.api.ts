import { type ApiKeyView, apiKeyEndpoints, type CreateApiKeyBody, type CreatedApiKey } from '@recado/contracts/api-keys'
import type { ApiKeyId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type ApiKey = z.output<typeof ApiKeyView>
export type NewApiKey = z.output<typeof CreatedApiKey>

export function listApiKeys(http: Http, cursor?: string) {
  return http.call(apiKeyEndpoints.list, { query: { cursor } })
}

export function createApiKey(http: Http, body: z.output<typeof CreateApiKeyBody>): Promise<NewApiKey> {
  return http.call(apiKeyEndpoints.create, { body })
}

export function revokeApiKey(http: Http, id: ApiKeyId): Promise<void> {
  return http.call(apiKeyEndpoints.revoke, { params: { id } })
}
