import { ApiKeyId } from '@recado/contracts/ids'
import { ApiKeyView, type CreateApiKeyBody, CreatedApiKey } from '@recado/contracts/people'
import { pageOf } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type ApiKey = z.output<typeof ApiKeyView>
export type NewApiKey = z.output<typeof CreatedApiKey>

export function listApiKeys(http: Http, cursor?: string) {
  return http.get('/api/v1/api-keys', pageOf(ApiKeyView), { cursor })
}

export function createApiKey(http: Http, body: z.input<typeof CreateApiKeyBody>): Promise<NewApiKey> {
  return http.send('POST', '/api/v1/api-keys', body, CreatedApiKey)
}

export async function revokeApiKey(http: Http, id: ApiKeyId): Promise<void> {
  await http.tell('DELETE', `/api/v1/api-keys/${wireId(ApiKeyId, id)}`)
}
