import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { z } from 'zod'

const ANTHROPIC = 'https://api.anthropic.com'

/** Whose model answers, and by which key. With an address it is any server that speaks as OpenAI's does. */
export const AiProvider = z.object({
  model: z.string().min(1).max(200),
  api_key: z.string().min(1).max(1_000),
  base_url: z.url({ protocol: /^https?$/ }).optional(),
  /** Of a company's own: answers a day; without it as many as are asked for. */
  daily_answers: z.number().int().min(1).optional(),
})
export type AiProvider = z.output<typeof AiProvider>

export function openModel({ model, api_key: apiKey, base_url: baseURL }: AiProvider, fetch: typeof globalThis.fetch) {
  return baseURL === undefined
    ? // The library would take its address from the environment: a key goes where placeOf says.
      createAnthropic({ apiKey, fetch, baseURL: `${ANTHROPIC}/v1` })(model)
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

/** Scheme, host and port that a key is sent to: whoever could send a kept one elsewhere could read it there. */
export function placeOf({ base_url: url }: { base_url?: string | undefined }): string {
  return url === undefined ? ANTHROPIC : new URL(url).origin
}
