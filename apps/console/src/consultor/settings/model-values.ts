import type { AdvisorModelBody } from '@recado/contracts/advisor'

/** The form's fields, as they are typed. */
export interface ModelValues {
  kind: AdvisorModelBody['kind']
  model: string
  base_url: string
  api_key: string
}

/** What the fields say, as the contract wants it. */
export function bodyOfModel({ kind, model, base_url, api_key }: Partial<ModelValues>): AdvisorModelBody {
  return {
    kind: kind ?? 'anthropic',
    model: model ?? '',
    ...(kind === 'compatible' ? { base_url: base_url?.trim() ?? '' } : {}),
    ...(api_key ? { api_key: api_key.trim() } : {}),
  }
}
