import type { FlowAiTrial } from '@recado/contracts/flow-ai'
import { generateText, type LanguageModel } from 'ai'

const LONGEST_ANSWER = 200

/** One short answer of a model, or what kept it from giving one: for who sets it up. */
export async function tryModel(model: LanguageModel, signal: AbortSignal): Promise<FlowAiTrial> {
  try {
    const { text } = await generateText({
      ...{ model, prompt: 'Answer with the single word OK.', maxOutputTokens: 20, maxRetries: 0, abortSignal: signal },
    })
    const answer = text.replaceAll('\u0000', '').toWellFormed().trim().slice(0, LONGEST_ANSWER)
    return answer === '' ? { answer: null, fault: 'failed' } : { answer, fault: null }
  } catch (error) {
    return { answer: null, fault: faultOf((error as { statusCode?: unknown }).statusCode) }
  }
}

function faultOf(status: unknown): NonNullable<FlowAiTrial['fault']> {
  if (typeof status !== 'number') return 'unreachable'
  if (status === 401 || status === 403) return 'key_refused'
  if (status === 404) return 'model_unknown'
  return status === 429 ? 'too_many_requests' : 'failed'
}
