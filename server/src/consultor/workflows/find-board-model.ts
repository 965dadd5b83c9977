import { type LanguageModelMiddleware, wrapLanguageModel } from 'ai'
import { reserve, settle } from '../../core/billing/index.ts'
import { type AiProvider, openModel } from '../../platform/ai/ai-provider.ts'
import { guardedFetch } from '../../platform/ai/guarded-fetch.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import type { BoardModel, CallUsage } from '../executions/index.ts'
import { findOwnModel, openOwnModel } from '../models/index.ts'

type Parts = Pick<Services, 'withTenant' | 'keyring' | 'http' | 'config'>

/**
 * The company's own model, which it pays itself, else the installation's within the tokens of the company's plan; undefined
 * where there is neither.
 */
export async function findBoardModel(parts: Parts, source: ScopeSource): Promise<BoardModel | undefined> {
  const { withTenant, keyring, http, config } = parts
  const own = await withTenant(source, (scope) => openOwnModel(scope, keyring))
  // The platform's own address is its operator's word; a company's is whatever it typed.
  if (own !== undefined) return boardModel(own, guardedFetch(http), { budget: UNBOUNDED, costOf: () => undefined })
  const { ai } = config
  if (ai === undefined) return undefined
  const provider = {
    model: ai.model,
    api_key: ai.apiKey,
    ...(ai.baseUrl === undefined ? {} : { base_url: ai.baseUrl }),
  }
  return boardModel(provider, globalThis.fetch, { budget: budgetOf(parts, source), costOf: costBy(ai.prices) })
}

/** Which would speak now, for whoever looks: it is not opened. */
export async function nameBoardModel(
  { keyring, config }: Pick<Parts, 'keyring' | 'config'>,
  scope: TenantScope,
): Promise<string> {
  const own = await findOwnModel(scope, keyring)
  if (own !== null) return `${own.kind}/${own.model}`
  return config.ai === undefined ? 'offline' : nameOf({ model: config.ai.model, base_url: config.ai.baseUrl })
}

function nameOf({ model, base_url }: { model: string; base_url?: string | undefined }): string {
  return `${base_url === undefined ? 'anthropic' : 'compatible'}/${model}`
}

function boardModel(
  provider: AiProvider,
  fetch: typeof globalThis.fetch,
  rules: Pick<BoardModel, 'budget' | 'costOf'>,
): BoardModel {
  const open: BoardModel['open'] = (onUsage) => {
    return wrapLanguageModel({
      model: openModel(provider, fetch),
      middleware: {
        ...(provider.base_url === undefined ? {} : { transformParams: writeOutSchema }),
        wrapGenerate: async ({ doGenerate }) => {
          const result = await doGenerate()
          const usage = usageOf(result.usage)
          if (usage !== undefined) onUsage(usage)
          return result
        },
      },
    })
  }
  return { name: nameOf(provider), open, ...rules }
}

/**
 * Servers that speak as OpenAI's does differ in what they take of schemas: all of them read, so the model is told in words
 * what its object must have, and asked for JSON.
 */
const writeOutSchema: LanguageModelMiddleware['transformParams'] = async ({ params }) => {
  const { responseFormat, prompt } = params
  if (responseFormat?.type !== 'json' || responseFormat.schema === undefined) return params
  const told = `\n\nJSON schema of the object: ${JSON.stringify(responseFormat.schema)}`
  const at = prompt.findIndex(({ role }) => role === 'system')
  const [system] = prompt.slice(at, at + 1)
  if (system?.role !== 'system') return params
  return {
    ...params,
    responseFormat: { type: 'json' },
    prompt: prompt.with(at, { ...system, content: system.content + told }),
  }
}

interface Told {
  inputTokens: { total: number | undefined; cacheRead: number | undefined }
  outputTokens: { total: number | undefined }
}

/** Of a call, not of a run: each is one step, however often the SDK would sum it up. */
function usageOf({ inputTokens, outputTokens }: Told): CallUsage | undefined {
  if (inputTokens.total === undefined || outputTokens.total === undefined) return undefined
  return {
    ...{ inputTokens: inputTokens.total, outputTokens: outputTokens.total },
    cachedInputTokens: inputTokens.cacheRead,
  }
}

const UNBOUNDED: BoardModel['budget'] = { reserve: async () => true, settle: async () => undefined }

/**
 * The day's tokens of the plan: the worst case is taken before each call in one statement that compares and adds, so calls
 * at the same time cannot overrun it together.
 */
function budgetOf({ withTenant }: Pick<Parts, 'withTenant'>, source: ScopeSource): BoardModel['budget'] {
  return {
    reserve: async (callId, tokens) => {
      try {
        await withTenant(source, (scope) => reserve(scope, 'tokens', tokens, { transactionId: callId }))
        return true
      } catch (error) {
        if (error instanceof AppError && error.code === 'quota_exceeded') return false
        throw error
      }
    },
    settle: async (callId, tokens) => {
      await withTenant(source, (scope) => settle(scope, 'tokens', tokens, { transactionId: callId }))
    },
  }
}

/** Prices are in US dollars for a million tokens, so a token costs as many millionths of a dollar. */
function costBy(prices: { input: number; output: number } | undefined): BoardModel['costOf'] {
  if (prices === undefined) return () => undefined
  return ({ inputTokens, outputTokens }) => Math.round(inputTokens * prices.input + outputTokens * prices.output)
}
