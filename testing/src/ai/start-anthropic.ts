import { type AiProtocol, type AiStandIn, messagesOf, startStandIn, textOf } from './ai-stand-in.ts'

/**
 * `POST /v1/messages`, as Anthropic answers it. An object that is asked for comes as text where the request has a format for
 * it, else as the input of the tool that the request forces.
 */
export function startAnthropic(): Promise<AiStandIn> {
  return startStandIn(protocol)
}

interface Asked {
  max_tokens?: unknown
  system?: unknown
  tool_choice?: { type?: string; name?: string }
}

const STOPS = { stop: 'end_turn', length: 'max_tokens', content_filter: 'refusal' } as const
const ERRORS: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  429: 'rate_limit_error',
  529: 'overloaded_error',
}

const protocol: AiProtocol = {
  path: '/v1/messages',
  faultOf: (headers, body) => {
    const { max_tokens: most, system } = body as Asked
    if (!/^\S+$/.test(String(headers['x-api-key'] ?? ''))) return 'no key'
    if (!/^\d{4}-\d{2}-\d{2}$/.test(String(headers['anthropic-version']))) return 'no version'
    if (!Number.isInteger(most) || Number(most) < 1) return 'no max_tokens'
    if (system !== undefined && textOf(system) === '') return 'an empty system prompt'
    // The system's word is a field of its own: no message is its.
    if (!messagesOf(body).every(({ role }) => role === 'user' || role === 'assistant')) return 'a message of nobody'
    return messagesOf(body)[0]?.role === 'user' ? undefined : 'the first message is not the user’s'
  },
  readRequest: (headers, body) => ({
    key: String(headers['x-api-key']),
    system: textOf((body as Asked).system),
    user: textOf(messagesOf(body).find(({ role }) => role === 'user')?.content),
  }),
  writeReply: ({ text, finish = 'stop', usage = { input: 10, output: 5 } }, body) => {
    const { tool_choice: forced } = body as Asked
    const input = forced?.type === 'tool' && finish === 'stop' ? objectOf(text) : undefined
    return {
      ...{ id: 'msg_1', type: 'message', role: 'assistant', model: body.model, stop_sequence: null },
      content:
        input === undefined
          ? [{ type: 'text', text }]
          : [{ type: 'tool_use', id: 'toolu_1', name: forced?.name ?? '', input }],
      stop_reason: input === undefined ? STOPS[finish] : 'tool_use',
      // What was read from the cache is told beside the input tokens, not in them.
      ...(usage === null
        ? {}
        : {
            usage: {
              ...{ input_tokens: usage.input - (usage.cached ?? 0), output_tokens: usage.output },
              ...(usage.cached === undefined ? {} : { cache_read_input_tokens: usage.cached }),
            },
          }),
    }
  },
  writeError: (status, message) => ({ type: 'error', error: { type: ERRORS[status] ?? 'api_error', message } }),
}

function objectOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
