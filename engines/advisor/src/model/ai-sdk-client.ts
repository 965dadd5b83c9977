import { APICallError, generateText, type LanguageModel, NoObjectGeneratedError, Output } from 'ai'
import { type ModelClient, ModelError, type ModelReply } from '../ports.ts'

/**
 * Fills the port with the AI SDK: `createAiSdkClient(anthropic('claude-…'))`, or any OpenAI-compatible provider's model.
 * The SDK's own retries are off, because the engine counts every attempt against the budget.
 */
export function createAiSdkClient(model: LanguageModel): ModelClient {
  return {
    name: typeof model === 'string' ? model : `${model.provider}/${model.modelId}`,
    async complete({ instructions, prompt, schema, maxOutputTokens, signal }) {
      try {
        const result = await generateText({
          model,
          instructions,
          prompt,
          output: Output.object({ schema }),
          maxOutputTokens,
          maxRetries: 0,
          abortSignal: signal,
        })
        return { text: result.text, finish: finishOf(result.finishReason), usage: usageOf(result.usage) }
      } catch (error) {
        // Text that is no object is an answer all the same: the engine repairs it and its tokens count.
        if (NoObjectGeneratedError.isInstance(error)) {
          return { text: error.text ?? '', finish: finishOf(error.finishReason), usage: usageOf(error.usage) }
        }
        throw toModelError(error)
      }
    },
  }
}

function finishOf(reason: string | undefined): ModelReply['finish'] {
  if (reason === 'stop' || reason === 'length') return reason
  return reason === 'content-filter' ? 'refused' : 'other'
}

function usageOf(
  usage: { inputTokens: number | undefined; outputTokens: number | undefined } | undefined,
): ModelReply['usage'] {
  if (usage?.inputTokens === undefined || usage.outputTokens === undefined) return undefined
  return { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens }
}

function toModelError(error: unknown): ModelError {
  if (!APICallError.isInstance(error)) return new ModelError('failed', { cause: error })
  const seconds = Number(error.responseHeaders?.['retry-after'])
  const wait = Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
  if (error.statusCode === 429) return new ModelError('rate_limited', { cause: error, ...wait })
  return new ModelError(error.isRetryable ? 'unavailable' : 'failed', { cause: error, ...wait })
}
