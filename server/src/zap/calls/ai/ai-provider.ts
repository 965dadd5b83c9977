import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModel } from 'ai'
import { z } from 'zod'
import type { Keyring } from '../../../platform/secrets/index.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { openFlowSecrets } from '../flow-secrets.sql.ts'

/** Whose model answers, and by which key. With an address it is any server that speaks as OpenAI's does. */
export const AiProvider = z.object({
  model: z.string().min(1).max(200),
  api_key: z.string().min(1).max(1_000),
  base_url: z.url({ protocol: /^https?$/ }).optional(),
  /** Of a company's own: answers a day; without it as many as are asked for. */
  daily_answers: z.number().int().min(1).optional(),
})
export type AiProvider = z.output<typeof AiProvider>

/**
 * The sealed secret of flows in which a company keeps a provider of its own, as JSON. No secret of flows can have this name
 * (a space), and no HTTP block can name it: the key goes to its provider and nowhere else.
 */
export const OWN_PROVIDER = 'ai provider'

/** The company's own, else the platform's; undefined where there is none. */
export async function findProvider(
  scope: TenantScope,
  keyring: Keyring,
  platform: AiProvider | undefined,
): Promise<{ provider: AiProvider; isOwn: boolean } | undefined> {
  const own = (await openFlowSecrets(scope, keyring, [OWN_PROVIDER])).get(OWN_PROVIDER)
  const provider = own === undefined ? undefined : readProvider(own.value)
  if (provider !== undefined) return { provider, isOwn: true }
  return platform === undefined ? undefined : { provider: platform, isOwn: false }
}

export function openModel(
  { model, api_key: apiKey, base_url: baseURL }: AiProvider,
  fetch: typeof globalThis.fetch,
): LanguageModel {
  return baseURL === undefined
    ? createAnthropic({ apiKey, fetch })(model)
    : createOpenAICompatible({ name: 'compatible', baseURL, apiKey, fetch })(model)
}

/** What was kept, as it was kept; undefined for anything else. */
export function readProvider(text: string): AiProvider | undefined {
  try {
    return AiProvider.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
