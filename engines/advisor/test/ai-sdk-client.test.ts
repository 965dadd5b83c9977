import { APICallError } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createAdvisor, createAiSdkClient } from '../src/index.ts'
import { createFixedClock, createModelStandIn, createTokenBudget } from '../src/testing/index.ts'

const usage = {
  inputTokens: { total: 120, noCache: 120, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 40, text: 40, reasoning: undefined },
}
const says = (text: string, unified: 'stop' | 'length' | 'content-filter' = 'stop') =>
  new MockLanguageModelV4({
    doGenerate: async () => ({
      content: [{ type: 'text', text }],
      finishReason: { unified, raw: undefined },
      usage,
      warnings: [],
    }),
  })
const fails = (statusCode: number, responseHeaders: Record<string, string> = {}) =>
  new MockLanguageModelV4({
    doGenerate: async () => {
      throw new APICallError({
        message: 'no',
        url: 'https://provider.example',
        requestBodyValues: {},
        statusCode,
        responseHeaders,
      })
    },
  })
const request = () => ({
  callId: 'r/opinions/analyst/1',
  instructions: 'i',
  prompt: 'p',
  schema: z.object({ a: z.number() }),
  maxOutputTokens: 100,
  signal: new AbortController().signal,
})

test.each([
  ['{"a": 1}', 'stop' as const, 'stop'],
  ['not json', 'stop' as const, 'stop'],
  ['{"a": "text"}', 'stop' as const, 'stop'],
  ['{"a": ', 'length' as const, 'length'],
  ['', 'content-filter' as const, 'refused'],
])('hands over %j with its tokens, readable or not', async (text, finish, expected) => {
  expect(await createAiSdkClient(says(text, finish)).complete(request())).toEqual({
    text,
    finish: expected,
    usage: { inputTokens: 120, outputTokens: 40 },
  })
})

test('tells a busy provider, with how long to wait, from a broken one', async () => {
  await expect(createAiSdkClient(fails(429, { 'retry-after': '7' })).complete(request())).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfterMs: 7000,
  })
  await expect(createAiSdkClient(fails(503)).complete(request())).rejects.toMatchObject({ code: 'unavailable' })
  await expect(createAiSdkClient(fails(400)).complete(request())).rejects.toMatchObject({ code: 'failed' })
})

test('makes one call for each call: the retries of the SDK are off', async () => {
  const model = fails(503)
  await createAiSdkClient(model)
    .complete(request())
    .catch(() => {})
  expect(model.doGenerateCalls).toHaveLength(1)
})

test('runs a whole board through the SDK', async () => {
  const standIn = createModelStandIn()
  const model = new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const text = (role: string) =>
        prompt
          .filter((message) => message.role === role)
          .map(({ content }) =>
            typeof content === 'string' ? content : content.map((part) => ('text' in part ? part.text : '')).join(''),
          )
          .join('')
      const reply = await standIn.complete({ ...request(), instructions: text('system'), prompt: text('user') })
      return {
        content: [{ type: 'text', text: reply.text }],
        finishReason: { unified: 'stop', raw: undefined },
        usage,
        warnings: [],
      }
    },
  })
  const result = await createAdvisor({
    model: { client: createAiSdkClient(model), budget: createTokenBudget(1e6), clock: createFixedClock() },
  }).run({
    problem:
      'A loja fatura R$ 60 mil por mês, margem bruta de 40% e custos fixos de R$ 26 mil por mês. As vendas caíram 10%.',
  })
  expect(result.status).toBe('complete')
  expect(result.usage.inputTokens).toBe(120 * result.usage.calls)
})
