import { type AiProtocol, type AiStandIn, messagesOf, startStandIn, textOf } from './ai-stand-in.ts'

/** `POST /v1/chat/completions`, as it is answered by servers that speak OpenAI's protocol. */
export function startAi(): Promise<AiStandIn> {
  return startStandIn(protocol)
}

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool']

const protocol: AiProtocol = {
  path: '/v1/chat/completions',
  faultOf: (headers, body) => {
    if (!/^Bearer \S+$/.test(String(headers.authorization))) return 'no bearer token'
    return messagesOf(body).every(({ role }) => ROLES.includes(role)) ? undefined : 'a message of nobody'
  },
  readRequest: (headers, body) => {
    const said = (by: string) => textOf(messagesOf(body).find(({ role }) => role === by)?.content)
    return { key: String(headers.authorization).replace(/^Bearer /, ''), system: said('system'), user: said('user') }
  },
  writeReply: ({ text, finish = 'stop', usage = { input: 10, output: 5 } }, { model }) => ({
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model },
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }],
    ...(usage === null
      ? {}
      : {
          usage: {
            ...{ prompt_tokens: usage.input, completion_tokens: usage.output },
            total_tokens: usage.input + usage.output,
            ...(usage.cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: usage.cached } }),
          },
        }),
  }),
  writeError: (_status, message) => ({ error: { message, type: 'server_error' } }),
}
