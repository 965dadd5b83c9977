import type { FlowAiBody, FlowAiKind } from '@recado/contracts/flow-ai'
import type { z } from 'zod'

/** The form's fields, as they are typed. */
export interface AiValues {
  kind: FlowAiKind
  model: string
  base_url: string
  api_key: string
  daily_answers: string
}

/** What the fields say, as the contract wants it; what is no number stays one, to be refused beside its field. */
export function bodyOf({
  kind,
  model,
  base_url,
  api_key,
  daily_answers,
}: Partial<AiValues>): z.input<typeof FlowAiBody> {
  const address = base_url?.trim() ?? ''
  return {
    kind: kind ?? 'anthropic',
    model: model ?? '',
    ...(kind === 'compatible' ? { base_url: address } : {}),
    ...(api_key ? { api_key: api_key.trim() } : {}),
    daily_answers: daily_answers ? Number(daily_answers.replace(/[.\s]/g, '')) : null,
  }
}
