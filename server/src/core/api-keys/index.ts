export { type ApiKeyRow, findUsableApiKey, listApiKeyRows, touchApiKey } from './api-keys.sql.ts'
export { createApiKey, revokeApiKey } from './api-keys.ts'
